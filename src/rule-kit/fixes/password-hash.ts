import type { TSESLint } from '@typescript-eslint/utils';
import type { Analysis } from '../../concepts/analysis.js';
import { canAwait, enclosingFunction, staticName, wrapped, type Node } from '../../engine/index.js';
import type { Api, Library, PasswordCompareRole, PasswordHashRole, Slot } from '../../vocabulary/index.js';
import { importOf, type Import } from './import.js';

type Fix = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];

interface Exported<R> {
  readonly package: string;
  readonly name: string;
  readonly role: R;
}

/** The fix that puts a hash of an expression in its place; null where the code cannot wait for it or no library is there. */
export function hashInPlace(analysis: Analysis, value: Node, password: Node): Fix | null {
  if (!canAwait(value) || hasComments(analysis, value)) return null;
  const hash = findExport<PasswordHashRole>(analysis, role => role?.role === 'password-hash' && role.suggest !== undefined);
  if (!hash?.role.suggest) return null;
  const used = importFor(analysis, hash);
  const text = hash.role.suggest
    .replace(`{{package}}.${hash.name}`, used.callee)
    .replace('{{password}}', analysis.sourceCode.getText(password));
  return replacing(value, text, used.added);
}

/** The fix that checks a password against the stored hash in place of a comparison; null as above. */
export function compareInPlace(
  analysis: Analysis,
  comparison: Node,
  submitted: Node,
  stored: Node,
  isNegated: boolean,
): Fix | null {
  if (!canAwait(comparison) || isPredicate(comparison) || hasComments(analysis, comparison)) return null;
  const compare = findExport<PasswordCompareRole>(
    analysis,
    (role, api) => role?.role === 'password-compare' && api.returns !== undefined,
  );
  if (!compare) return null;
  const used = importFor(analysis, compare);
  const args: string[] = [];
  args[indexOf(compare.role.password)] = analysis.sourceCode.getText(submitted);
  args[indexOf(compare.role.hash)] = analysis.sourceCode.getText(stored);
  const call = `await ${used.callee}(${args.join(', ')})`;
  return replacing(comparison, isNegated ? `!(${call})` : call, used.added);
}

const indexOf = (slot: Slot): number => ('argument' in slot.base ? slot.base.argument : 0);

function replacing(node: Node, text: string, added: Import['edit']): Fix {
  // `{ password }` has one node for the name and the value
  const isShorthand = node.parent?.type === 'Property' && node.parent.shorthand && node.parent.value === node;
  const whole = isShorthand && node.parent?.type === 'Property' ? `${staticName(node.parent) ?? ''}: ${text}` : text;
  return fixer => [fixer.replaceText(isShorthand ? node.parent : node, whole), ...(added ? [added(fixer)] : [])];
}

/** The export to use: of a package that the file imports, else of one that the project depends on. */
function findExport<R extends { readonly role: string }>(
  analysis: Analysis,
  fits: (role: { readonly role: string } & Partial<R>, api: Api) => boolean,
): Exported<R> | null {
  const all = analysis.settings.libraries.flatMap(library => exportsOf<R>(library, fits));
  const { text } = analysis.sourceCode;
  const imported = all.find(found =>
    new RegExp(`(?:from|require\\()\\s*['"]${found.package.replace(/[/.]/g, '\\$&')}['"]`).test(text),
  );
  return imported ?? all.find(found => analysis.package?.dependencies.has(found.package)) ?? null;
}

function exportsOf<R extends { readonly role: string }>(
  library: Library,
  fits: (role: { readonly role: string } & Partial<R>, api: Api) => boolean,
): readonly Exported<R>[] {
  const [name = ''] = library.packages;
  return Object.entries(library.exports).flatMap(([exported, api]) => {
    const role = api.plays?.find(played => fits(played as unknown as { readonly role: string } & Partial<R>, api));
    return role ? [{ package: name, name: exported, role: role as unknown as R }] : [];
  });
}

/** How the file calls the export: as it imports it already, else through the package as a whole. */
function importFor(
  analysis: Analysis,
  { package: source, name }: Exported<unknown>,
): { readonly callee: string; readonly added: Import['edit'] } {
  const own = importOf(analysis, { package: source, imported: name, preferredName: name });
  if (!own.edit) return { callee: own.localName, added: null };
  const whole = importOf(analysis, {
    package: source,
    imported: 'default',
    preferredName: (source.split('/').at(-1) ?? source).replace(/\W+/g, ''),
  });
  return { callee: `${whole.localName}.${name}`, added: whole.edit };
}

/** A function that decides about an element: a list method would take its promise for `true`. */
function isPredicate(node: Node): boolean {
  const fn = enclosingFunction(node);
  const { parent } = fn ? wrapped(fn) : {};
  return (
    parent?.type === 'CallExpression' &&
    parent.callee.type === 'MemberExpression' &&
    /^(?:find|findLast|findIndex|filter|some|every)$/.test(staticName(parent.callee) ?? '')
  );
}

const hasComments = (analysis: Analysis, node: Node): boolean => analysis.sourceCode.getCommentsInside(node).length > 0;
