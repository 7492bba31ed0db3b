import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { byteExpression, bytesIn, describeSize, readSize, sizeText } from '../../src/concepts/byte-size.js';

const bytes = createRequire(import.meta.url)('bytes') as { parse(text: string): number | null };

describe('text as the `bytes` package reads it', () => {
  test.each([
    ['50mb', 'size 52428800'],
    ['50MB', 'size 52428800'],
    ['10 mb', 'size 10485760'],
    ['1.5mb', 'size 1572864'],
    ['100kb', 'size 102400'],
    ['1gb', 'size 1073741824'],
    ['2tb', 'size 2199023255552'],
    ['512b', 'size 512'],
    ['1048576', 'size 1048576'],
    ['500 bytes', 'size 500'],
    ['-5', 'size -5'],
    ['50m', 'misread 50, meant 50mb'],
    ['5g', 'misread 5, meant 5gb'],
    ['100K', 'misread 100, meant 100kb'],
    ['10MiB', 'misread 10, meant 10mb'],
    ['10 megabytes', 'misread 10, meant 10mb'],
    [' 5mb', 'misread 5, meant 5mb'],
    ['1e6', 'misread 1, meant 1000000'],
    ['1_000_000', 'misread 1, meant 1000000'],
    ['1,024', 'misread 1, meant 1kb'],
    ['10 boxes', 'misread 10'],
    ['foo', 'none'],
    ['Infinity', 'none'],
    ['unlimited', 'none'],
    ['', 'none'],
  ])('%j', (text, printed) => {
    const size = readSize(text);
    const meant = size.kind === 'misread' && size.meant !== null ? `, meant ${size.meant}` : '';
    expect(size.kind === 'none' ? 'none' : `${size.kind} ${size.bytes}${meant}`).toBe(printed);
    expect(size.kind === 'none' ? null : size.bytes).toBe(bytes.parse(text));
    if (size.kind === 'misread' && size.meant !== null) expect(readSize(size.meant).kind).toBe('size');
  });
});

test.each([
  [50, '50 bytes', '50', '50'],
  [1, '1 byte', '1', '1'],
  [102400, '100 kB', '100kb', '100 * 1024'],
  [1048576, '1 MB', '1mb', '1024 * 1024'],
  [1572864, '1.5 MB', '1536kb', '1536 * 1024'],
  [209715200, '200 MB', '200mb', '200 * 1024 * 1024'],
  [5368709120, '5 GB', '5gb', '5 * 1024 * 1024 * 1024'],
  [1000000, '976.6 kB', '1000000', '1000000'],
])('%i bytes in words, as text and as an expression', (amount, words, text, expression) => {
  expect(describeSize(amount)).toBe(words);
  expect(sizeText(amount)).toBe(text);
  expect(bytes.parse(sizeText(amount))).toBe(amount);
  expect(byteExpression(amount)).toBe(expression);
});

test('an option that is no size is no maximum', () => {
  expect(bytesIn('2mb')).toBe(2 * 1024 * 1024);
  expect(bytesIn('2m')).toBe(Number.POSITIVE_INFINITY);
});
