/** A mark at the end of a line: what is reported there (`expect`), should be (`expect-missing`) or should not be (`expect-spurious`). */
interface Mark {
  readonly line: number;
  readonly kind: 'expect' | 'expect-missing' | 'expect-spurious';
  readonly rule: string;
}

const MARK = /\/\/ (expect(?:-missing|-spurious)?): ([a-z-]+(?:, [a-z-]+)*)(?: -- (\S.*?))?(?=\s*(?:\/\/ expect|$))/g;

/** The marks in the text of a file. A mark that cannot be read, or lacks the reason it needs, is an error. */
export function marksIn(text: string): Mark[] {
  return text.split('\n').flatMap((content, index) => {
    const found = [...content.matchAll(MARK)];
    if (found.length !== content.split(/\/\/ expect/).length - 1)
      throw new Error(`Line ${index + 1} has a mark that cannot be read: ${content.trim()}`);
    return found.flatMap(([, kind, names, reason]) => {
      if (kind !== 'expect' && !reason) throw new Error(`Line ${index + 1}: \`${kind}\` needs a reason after \`--\``);
      return names!.split(', ').map(rule => ({ line: index + 1, kind: kind as Mark['kind'], rule }));
    });
  });
}

/** What the marks of a text say is reported today: lines such as `line 3: require-helmet`, each once and in order. */
export const expectedIn = (text: string): string[] => linesOf(marksIn(text).filter(({ kind }) => kind !== 'expect-missing'));

/** What was reported, in the form of `expectedIn`. Messages of no rule are named by their text. */
export const reportedIn = (
  messages: readonly { readonly line: number; readonly ruleId: string | null; readonly message: string }[],
): string[] =>
  linesOf(messages.map(({ line, ruleId, message }) => ({ line, rule: ruleId?.replace('backend-security/', '') ?? message })));

function linesOf(findings: readonly Pick<Mark, 'line' | 'rule'>[]): string[] {
  return [...new Set(findings.map(({ line, rule }) => `line ${line}: ${rule}`))].sort(byLine);
}

function byLine(a: string, b: string): number {
  return Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]) || a.localeCompare(b);
}
