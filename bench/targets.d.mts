export const TARGETS: {
  readonly share: { readonly together: number; readonly each: number };
  readonly peers: { readonly security: number; readonly sonarjs: number };
  readonly shapes: { readonly exponent: number };
  readonly few: { readonly exponent: number; readonly elements: number };
};
export const BEHIND: {
  readonly share: number;
  readonly security: number;
  readonly shapes: readonly string[];
  readonly few: readonly string[];
};
export const SLACK: number;
