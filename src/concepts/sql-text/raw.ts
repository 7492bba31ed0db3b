import type { TextTest } from '../../engine/index.js';

/** A placeholder whose value goes into the text as it is, without quotes around it. */
export interface RawPlaceholder {
  readonly start: number;
  readonly end: number;
  /** The name in it: `filter`, `user.filter`; empty where it has a number. */
  readonly name: string;
  /** The index of its value; null where it has a name. */
  readonly index: number | null;
  /** Whether quotes in the value are doubled, as `:value` does. */
  readonly escapesQuotes: boolean;
  /** Whether the text means nothing else to a database: `$1^2` may be a power, `$1#2` an exclusive or. */
  readonly isSure: boolean;
}

/** `$1:raw`, `$1^`, `$1:value`, `$1#`, and with names `${name:raw}`, `$(name^)`, `$<name:value>`, `$[name#]`, `$/name:raw/`. */
const RAW = /\$(?:([1-9]\d{0,16})(\^|#|:raw\b|:value\b)|[{(<[/]\s*([\w$.]+)(\^|#|:raw|:value)\s*[})>\]/])/g;

/** Whether text has such a placeholder. */
export const hasRawPlaceholder = (text: string): boolean => text.includes('$') && text.search(RAW) >= 0;

/** Code that has text with such a placeholder. */
export const HAS_RAW_PLACEHOLDERS: TextTest = { name: 'has raw placeholders', matches: hasRawPlaceholder };

/** Such placeholders of a text, in order. */
export const rawPlaceholdersIn = (text: string): readonly RawPlaceholder[] =>
  text.includes('$')
    ? [...text.matchAll(RAW)].map(found => {
        const [whole, number, ofNumber, name = '', ofName] = found;
        const modifier = ofNumber ?? ofName ?? '';
        return {
          start: found.index,
          end: found.index + whole.length,
          name,
          index: number === undefined ? null : Number(number) - 1,
          escapesQuotes: modifier === '#' || modifier === ':value',
          isSure: number === undefined || modifier.length > 1,
        };
      })
    : [];
