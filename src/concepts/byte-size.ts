/** What text says as a size, in the grammar of the `bytes` package. */
export type SizeText =
  | { readonly kind: 'size'; readonly bytes: number }
  /** A number is read, but its unit is not: `'50m'` is 50 bytes. `meant` is the size as it should be written, where that can be told. */
  | { readonly kind: 'misread'; readonly bytes: number; readonly meant: string | null }
  | { readonly kind: 'none' };

const UNITS: Readonly<Record<string, number>> = { b: 1, kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30, tb: 2 ** 40, pb: 2 ** 50 };
const SIZE = /^([-+]?\d+(?:\.\d+)?) *(kb|mb|gb|tb|pb|b)?$/i;
const MISWRITTEN = /^\s*(\d+(?:\.\d+)?)\s*([kmgt])(?:i?b|ilo|ega|iga|era|ibi)?(?:i?bytes?)?s?\s*$/i;
const EXPONENT = /^\s*\d+(?:\.\d+)?e\+?\d+\s*$/i;
const GROUPED = /^\s*\d{1,3}(?:[_,']\d{3})+\s*$/;

/** What the `bytes` package makes of text. Without a unit that it knows, it takes the digits at the start for bytes. */
export function readSize(text: string): SizeText {
  const match = SIZE.exec(text);
  if (match?.[2]) return { kind: 'size', bytes: Math.floor(Number(match[1]) * (UNITS[match[2].toLowerCase()] ?? 1)) };
  const bytes = Number.parseInt(text, 10);
  if (Number.isNaN(bytes)) return { kind: 'none' };
  if (match || /^\s*[-+]?\d+(?:\.\d+)?\s*(?:b|bytes?)?\s*$/i.test(text)) return { kind: 'size', bytes };
  return { kind: 'misread', bytes, meant: meantBy(text) };
}

/** The bytes that a well-formed size stands for; infinite for anything else. */
export function bytesIn(text: string): number {
  const size = readSize(text);
  return size.kind === 'size' ? size.bytes : Number.POSITIVE_INFINITY;
}

function meantBy(text: string): string | null {
  const unit = MISWRITTEN.exec(text);
  if (unit) return `${unit[1]}${unit[2]?.toLowerCase()}b`;
  if (EXPONENT.test(text)) return sizeText(Number(text));
  return GROUPED.test(text) ? sizeText(Number(text.replace(/[_,']/g, ''))) : null;
}

/** A size as text that the `bytes` package reads, in the largest unit that divides it: `100kb`. */
export function sizeText(bytes: number): string {
  for (const unit of ['gb', 'mb', 'kb']) {
    const size = UNITS[unit] ?? 1;
    if (bytes >= size && bytes % size === 0) return `${bytes / size}${unit}`;
  }
  return String(bytes);
}

/** A size in words, rounded: `100 kB`, `1.5 GB`, `50 bytes`. */
export function describeSize(bytes: number): string {
  if (bytes >= 2 ** 60) return 'millions of TB';
  const [unit, size] =
    bytes >= 2 ** 40
      ? ['TB', 2 ** 40]
      : bytes >= 2 ** 30
        ? ['GB', 2 ** 30]
        : bytes >= 2 ** 20
          ? ['MB', 2 ** 20]
          : bytes >= 2 ** 10
            ? ['kB', 2 ** 10]
            : ['bytes', 1];
  const amount = Math.round((bytes / size) * 10) / 10;
  return amount === 1 && unit === 'bytes' ? '1 byte' : `${amount} ${unit}`;
}

/** A number of bytes as a programmer writes it: `5 * 1024 * 1024`. */
export function byteExpression(bytes: number): string {
  const factors: string[] = [];
  let rest = bytes;
  while (rest >= 1024 && rest % 1024 === 0) {
    factors.push('1024');
    rest /= 1024;
  }
  return [...(rest === 1 && factors.length > 0 ? [] : [String(rest)]), ...factors].join(' * ');
}
