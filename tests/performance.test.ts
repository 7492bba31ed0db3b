import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProcess } from '../bench/spawn.mjs';
import { BEHIND, SLACK, TARGETS } from '../bench/targets.mjs';

/** A measurement that misses is taken again: a busy machine disturbs one, slow code all of them. */
const ATTEMPTS = 3;

/** Milliseconds until a measurement is given up. It takes some seconds, and many more on a machine that is busy. */
const PATIENCE = 600_000;

interface Ratios {
  readonly share: number;
  readonly ofSecurity: number;
  readonly reports: Readonly<Record<string, number>>;
}

interface Count {
  readonly name: string;
  readonly k: number;
  readonly small: number;
  /** Null where k alone takes very long. */
  readonly exponent: number | null;
}

let folder: string;
let env: Record<string, string>;

// the sources as they are published, since bundled code is what runs
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'backend-security-performance-'));
  const outfile = path.join(folder, 'plugin.mjs');
  const entry = path.resolve(import.meta.dirname, '../src/index.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20' });
  env = { BENCH_PLUGIN: outfile };
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  'rules cost no more of what parsing and what eslint-plugin-security costs than they did',
  async () => {
    const most = { share: BEHIND.share * SLACK, ofSecurity: BEHIND.security * SLACK };
    const attempts: Ratios[] = [];
    const isMissed = (): boolean =>
      !attempts.some(({ share }) => share <= most.share) || !attempts.some(({ ofSecurity }) => ofSecurity <= most.ofSecurity);
    while (attempts.length < ATTEMPTS && (attempts.length === 0 || isMissed())) {
      attempts.push((await runProcess('ratios.mjs', { resources: 8 }, { env })) as Ratios);
    }
    expect(attempts[0]?.reports['local']).toBeGreaterThan(0);
    expect(Math.min(...attempts.map(({ share }) => share)), 'of parse').toBeLessThanOrEqual(most.share);
    expect(Math.min(...attempts.map(({ ofSecurity }) => ofSecurity)), 'of eslint-plugin-security').toBeLessThanOrEqual(
      most.ofSecurity,
    );
  },
  PATIENCE,
);

describe('twice the code takes about twice the work', () => {
  let counts: readonly Count[];

  beforeAll(async () => {
    const sizes = { few: TARGETS.few.elements, lines: 500, flat: 250, deep: 200 };
    const flags = ['--single-threaded', '--stack-size=3900'];
    counts = (await runProcess('counts.mjs', sizes, { flags, env })) as readonly Count[];
  }, PATIENCE);

  test('the rules do something on each of them', () => {
    expect(counts.length).toBeGreaterThan(40);
    expect(counts.filter(({ small }) => small < 1000)).toEqual([]);
  });

  /** The shapes whose count grows faster than k to that power, at sizes of that kind. */
  const growing = (most: number, isOfFew: boolean): string[] =>
    counts
      .filter(({ k, exponent }) => (k === TARGETS.few.elements) === isOfFew && (exponent === null || exponent > most))
      .map(({ name }) => name)
      .sort();

  test('no shape of code takes much more, but for those that are known to', () => {
    expect(growing(TARGETS.shapes.exponent, false)).toEqual(BEHIND.shapes);
  });

  test('nothing grows with the number of paths, but for what is known to', () => {
    expect(growing(TARGETS.few.exponent, true)).toEqual(BEHIND.few);
  });
});
