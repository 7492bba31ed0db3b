export function runProcess(
  script: string,
  input: unknown,
  flags?: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<unknown>;
