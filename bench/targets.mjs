/**
 * What the rules may cost. "Parse" is @typescript-eslint/parser with its scope analysis, "net" what all rules add to a
 * run without any. The benchmark reports against these; tests/performance.test.ts asserts the ratios with `SLACK`.
 */
export const TARGETS = {
  /** P1: net / parse, imports not followed. */
  share: { together: 0.1, each: 0.15 },
  /** P1: what following imports may add, net / parse. */
  following: 0.15,
  /** P2: net / net of another plugin on the same files. */
  peers: { security: 0.4, sonarjs: 1 / 20 },
  /** P3: net / parse of the worst real file with at least that many lines. */
  worstFile: { share: 0.5, lines: 100 },
  /** P4: net / parse of one file at every size; how much faster than parsing it may grow. */
  size: { share: 0.1, exponentAboveParse: 0.1 },
  /** P5: growth from k to 2k and net / parse, looked at where net time is above so many milliseconds. */
  shapes: { exponent: 1.3, from: 20, share: 0.5, shareFrom: 5 },
  /** P5: growth of counted work from few elements to twice as many, where bounds do not hold yet. More is exponential. */
  few: { exponent: 2.2, elements: 6 },
  /** P6: CPU time of a whole process against the same without rules. */
  process: 1.12,
  /** P7: loading after ESLint and the parser are loaded; milliseconds of CPU, modules. */
  loading: { milliseconds: 10, modules: 3 },
  /** P8: peak memory against eslint-plugin-security; megabytes kept after 10,000 files. */
  memory: { peak: 1, kept: 10 },
  /** P11: linting a file of that many lines again, milliseconds of CPU. */
  editor: { milliseconds: 2, lines: 500 },
};

/**
 * Where the code stands behind the targets: what the test holds it to until they are met. A shape that is mended has to
 * leave the list.
 */
export const BEHIND = {
  /** net / parse on the generated backends, which are denser in queries and routes than real ones. */
  share: 0.5,
  /** net / net of eslint-plugin-security on the same. */
  security: 2.2,
  /** The shapes that take too much at the sizes of the test: functions that each call two others, with values that differ. */
  shapes: ['queryGraph', 'setupGraph'],
  few: ['objectGraph'],
};

/** The tolerance of the test on ratios of times: machines of CI are shared. Counts are exact and have none. */
export const SLACK = 1.5;
