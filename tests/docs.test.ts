import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.js';
import type { RuleModule } from '../src/rule-kit/index.js';
import { rules } from '../src/rules/index.js';

const root = path.resolve(import.meta.dirname, '..');

const required = [
  'Incorrect',
  'Correct',
  'What it understands',
  'Options',
  'When not to use it',
  'Known limits',
  'Further reading',
];

interface Heading {
  readonly level: number;
  readonly text: string;
  readonly line: number;
}

/** A fenced block of a page that says what linting makes of it. */
interface Fence {
  readonly line: number;
  readonly language: string;
  readonly isCorrect: boolean;
  readonly options: Readonly<Record<string, unknown>>;
  readonly code: string;
}

interface Page {
  readonly headings: readonly Heading[];
  readonly fences: readonly Fence[];
  readonly text: string;
}

function pageAt(file: string): Page {
  const text = existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : '';
  const headings: Heading[] = [];
  const fences: Fence[] = [];
  let open: { line: number; marker: string; info: string; lines: string[] } | null = null;
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1;
    if (open) {
      if (content.trim() !== open.marker) open.lines.push(content);
      else {
        const fence = fenceOf(open.line, open.info, open.lines.join('\n'));
        if (fence) fences.push(fence);
        open = null;
      }
      continue;
    }
    const [, marker, info] = /^(`{3,})(.*)$/.exec(content) ?? [];
    if (marker !== undefined) open = { line, marker, info: info!.trim(), lines: [] };
    const [, hashes, heading] = /^(#{1,6}) (.+)$/.exec(content) ?? [];
    if (hashes !== undefined) headings.push({ level: hashes.length, text: heading!.replaceAll('`', '').trim(), line });
  }
  if (open) throw new Error(`${file}:${open.line}: the fence is not closed`);
  return { headings, fences, text };
}

function fenceOf(line: number, info: string, code: string): Fence | null {
  const [, language, verdict, options] = /^([cm]?[jt]s) (incorrect|correct)(?: options=(\{.*\}))?$/.exec(info) ?? [];
  if (language === undefined) {
    if (/correct|options=/.test(info)) throw new Error(`Line ${line}: the fence \`${info}\` cannot be read`);
    return null;
  }
  return { line, language, isCorrect: verdict === 'correct', options: JSON.parse(options ?? '{}') as Fence['options'], code };
}

const linter = new Linter({ configType: 'flat', cwd: root });

/** What linting says of a block, as though it stood in a project that has the security packages. */
function lint({ code, language }: Fence, levels: Linter.RulesRecord): string[] {
  const filename = path.join(root, `tests/fixtures/example.${language}`);
  return linter
    .verify(
      code,
      [
        {
          files: ['**/*.{js,cjs,mjs,ts,cts,mts}'],
          languageOptions: { parser, sourceType: 'module' },
          plugins: { 'backend-security': plugin },
          rules: levels,
        },
      ],
      { filename },
    )
    .map(({ line, ruleId, message }) => `line ${line}: ${ruleId ?? 'parser'}: ${message}`);
}

test('a page for each rule, and no other page', () => {
  const pages = readdirSync(path.join(root, 'docs/rules')).sort();
  expect(pages).toEqual(
    Object.keys(rules)
      .map(name => `${name}.md`)
      .sort(),
  );
});

describe.each(Object.entries<RuleModule>(rules))('the page of %s', (name, rule) => {
  const page = pageAt(`docs/rules/${name}.md`);

  test('has every heading, in order', () => {
    expect(page.headings.filter(({ level }) => level === 2).map(({ text }) => text)).toEqual(required);
  });

  test('begins with the description, the header and what an attacker does', () => {
    const { description } = rule.meta.docs;
    expect(page.headings[0]).toMatchObject({
      level: 1,
      line: 1,
      text: `${description.charAt(0).toUpperCase()}${description.slice(1)} (backend-security/${name})`,
    });
    const introduction = /<!-- end auto-generated rule header -->\n\n([\s\S]*?)\n## /.exec(page.text)?.[1] ?? '';
    expect(introduction.length).toBeGreaterThan(100);
  });

  test('describes every option, and no other, with an example', () => {
    const section = (heading: string): [number, number] => {
      const start = page.headings.findIndex(({ level, text }) => level === 2 && text === heading);
      const next = page.headings.slice(start + 1).find(({ level }) => level <= 2);
      return [page.headings[start]!.line, next?.line ?? Infinity];
    };
    const [from, to] = section('Options');
    const within = ({ line }: { line: number }): boolean => line > from && line < to;
    const described = page.headings.filter(heading => heading.level === 3 && within(heading)).map(({ text }) => text);
    const properties = Object.keys((rule.meta.schema[0] as { properties: object }).properties);
    expect(described.sort()).toEqual(properties.sort());
    const shown = page.fences.filter(within).flatMap(({ options }) => Object.keys(options));
    expect(properties.filter(option => !shown.includes(option))).toEqual([]);
  });

  test('has examples of both kinds under their headings', () => {
    const kindUnder = (fence: Fence): string =>
      page.headings.findLast(({ level, line }) => level === 2 && line < fence.line)!.text;
    const examples = page.fences.filter(fence => ['Incorrect', 'Correct'].includes(kindUnder(fence)));
    expect(new Set(examples.map(kindUnder))).toEqual(new Set(['Incorrect', 'Correct']));
    expect(examples.filter(fence => fence.isCorrect !== (kindUnder(fence) === 'Correct')).map(({ line }) => line)).toEqual([]);
  });

  test('says which libraries the rule understands', () => {
    const list =
      /<!-- begin auto-generated libraries -->([\s\S]*?)<!-- end auto-generated libraries -->/.exec(page.text)?.[1] ?? '';
    expect(list).toMatch(/`[a-z@]/);
  });

  const key = `backend-security/${name}`;
  const table = (isCorrect: boolean): (readonly [string, Fence])[] =>
    page.fences.filter(fence => fence.isCorrect === isCorrect).map(fence => [`line ${fence.line}`, fence] as const);

  test.each(table(false))('%s is reported', (_place, fence) => {
    const reports = lint(fence, { [key]: ['error', fence.options] });
    expect(reports.filter(report => report.includes(key))).not.toEqual([]);
    expect(reports.filter(report => !report.includes(key))).toEqual([]);
  });

  test.each(table(true))('%s is clean under all rules of `recommended`', (_place, fence) => {
    const levels = { ...plugin.configs.recommended.rules, [key]: ['error', fence.options] } as Linter.RulesRecord;
    expect(lint(fence, levels)).toEqual([]);
  });
});

describe('links', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'docs']
    .flatMap(entry =>
      entry.endsWith('.md')
        ? [entry]
        : readdirSync(path.join(root, entry), { recursive: true, encoding: 'utf8' }).map(file => path.join(entry, file)),
    )
    .filter(file => file.endsWith('.md'));

  test.each(pages)('%s links to files that exist', page => {
    const text = readFileSync(path.join(root, page), 'utf8').replace(/```[\s\S]*?```/g, '');
    const targets = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target]) => target!);
    const missing = targets.filter(target => !existsSync(path.resolve(root, path.dirname(page), target)));
    expect(missing).toEqual([]);
  });
});

describe('the examples', () => {
  const [head = '', , ...rows] = readFileSync(path.join(root, 'README.md'), 'utf8')
    .split(/\n(?=\| Plugin \|)/)[1]!
    .split('\n');
  const cellsOf = (row: string): string[] =>
    row
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim());
  const [, ...folders] = cellsOf(head);
  const counts = cellsOf(rows.find(row => row.includes('| eslint-plugin-backend-security |'))!).slice(1);

  const filesIn = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return /^(?:node_modules|dist)$/.test(entry.name) ? [] : filesIn(file);
      return /\.[cm]?[jt]s$/.test(entry.name) ? [file] : [];
    });

  test.each(folders.map((folder, index) => [folder, counts[index]]))(
    '%s has the reports that the README tells: %s',
    (folder, count) => {
      const cwd = path.join(root, 'examples', folder);
      const linter = new Linter({ configType: 'flat', cwd });
      const config: Linter.Config[] = [
        {
          files: ['**/*.{js,ts}'],
          languageOptions: { parser },
          plugins: { 'backend-security': plugin },
          rules: plugin.configs.recommended.rules as Linter.RulesRecord,
        },
      ];
      const reports = filesIn(cwd).flatMap(file => linter.verify(readFileSync(file, 'utf8'), config, { filename: file }));
      expect(reports.length).toBe(Number(count));
    },
  );
});
