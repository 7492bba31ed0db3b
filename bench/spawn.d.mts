export function runProcess(
  script: string,
  input: unknown,
  options?: {
    readonly flags?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    readonly seconds?: number;
  },
): Promise<unknown>;
