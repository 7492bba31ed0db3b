import path from 'node:path';
import { codeBeside, type Neighbour } from '../engine/index.js';
import type { Analysis } from './analysis.js';
import type { HttpApplication } from './http-application.js';

/** Packages and words by which headers are set elsewhere. */
const SETS_HEADERS = /helmet|secur\w*-?headers|lusca/i;
const REGISTERS = /helmet|secur|header|\.\s*(?:register|addHook)\s*\(/i;

/**
 * Whether an application that cannot be part of another one is exported as it stands: as far as can be seen, no file that
 * imports it registers anything more, and its package has nothing that would set the headers.
 */
export function isExportedWhole(analysis: Analysis, { events, role }: HttpApplication): boolean {
  const { engine } = analysis;
  if (role.framework !== 'fastify' || !engine.project || !events.some(({ kind }) => kind === 'export')) return false;
  if ([...(analysis.package?.dependencies.keys() ?? [])].some(name => SETS_HEADERS.test(name))) return false;
  const { fileName } = engine.module;
  const above = path.join(path.dirname(path.dirname(fileName)), path.basename(fileName));
  return [fileName, above].flatMap(file => codeBeside(file, ANY)).every(other => !mayRegister(other, fileName));
}

/** Folders of packages are left out. */
const ANY = /^(?!\.|node_modules$)/;

/** `import { app } from './app.js'`, `const { app } = require('../app')`, `const { app } = await import('./app')`. */
const IMPORT =
  /\b(?:import|const|let|var)\s+([^;'"()]*?)\s*(?:\bfrom|=)?\s*(?:await\s+)?(?:(?:require|import)\s*\(\s*)?['"]([^'"\n]+)['"]/g;

/** Whether a file that imports the application registers more on it, or hands it to what may. */
function mayRegister({ fileName, text }: Neighbour, application: string): boolean {
  if (fileName === application) return false;
  return [...text.matchAll(IMPORT)].some(([, names = '', source = '']) => {
    if (!isPathOf(application, source, fileName)) return false;
    if (REGISTERS.test(text)) return true;
    return (names.match(/[\w$]+/g) ?? []).some(name => {
      const argument = String.raw`[\w$)]\s*\(\s*(?:\{[^{}]*)?(?<![\w$])${name.replaceAll('$', String.raw`\$`)}\s*[,)}]`;
      return new RegExp(argument).test(text);
    });
  });
}

/** Whether an import leads to a file: by its path, or by the end of an alias. */
function isPathOf(target: string, source: string, from: string): boolean {
  const bare = (file: string): string => file.replace(/\.[cm]?[jt]sx?$/, '').replace(/[\\/]index$/, '');
  if (source.startsWith('.')) return bare(path.resolve(path.dirname(from), source)) === bare(target);
  return source.includes('/') && path.basename(bare(source)) === path.basename(bare(target));
}
