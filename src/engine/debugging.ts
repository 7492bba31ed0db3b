/** Whether errors are thrown rather than swallowed: `DEBUG=backend-security`. */
export const debugging = (): boolean => /(?:^|,)(?:backend-security|\*)(?:,|$)/.test(process.env['DEBUG'] ?? '');

/** Tells on stderr what happens, a line each: `DEBUG=backend-security:trace`, read once; null otherwise. */
export const trace: ((line: string) => void) | null = /(?:^|,)backend-security:trace(?:,|$)/.test(process.env['DEBUG'] ?? '')
  ? line => void process.stderr.write(`backend-security: ${line.replace(/\s*\n\s*/g, ' ')}\n`)
  : null;
