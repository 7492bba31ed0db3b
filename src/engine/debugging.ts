/** Whether errors are thrown rather than swallowed: `DEBUG=backend-security`. */
export const debugging = (): boolean => /(?:^|,)(?:backend-security|\*)(?:,|$)/.test(process.env['DEBUG'] ?? '');
