export function createDto(fields: Record<string, string[]>): new () => Record<string, string> {
  return class {
    static readonly fields = fields;
  } as unknown as new () => Record<string, string>;
}
