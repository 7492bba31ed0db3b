import { Session } from 'node:inspector/promises';
import { pathToFileURL } from 'node:url';
import { pluginFile, rulesFile } from './setups.mjs';

/**
 * Starts to count what code of the plugin runs: the number of times that its blocks are entered. It is the same at every run
 * if Node.js has `--single-threaded`, so that code is optimized at the same points. Call it before the plugin is loaded; the function it gives counts since it was last called.
 */
export async function startCounting() {
  const files = new Set([pluginFile, rulesFile].map(file => pathToFileURL(file).href));
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return async () => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    let count = 0;
    for (const script of result) {
      if (!files.has(script.url)) continue;
      for (const { ranges } of script.functions) for (const range of ranges) count += range.count;
    }
    return count;
  };
}
