import type { Analysis } from '../../concepts/analysis.js';
import type { UnprotectedApplication } from '../../concepts/secure-headers.js';
import { contains, describeExpression, type Node } from '../../engine/index.js';
import { importOf } from './import.js';
import { insertAfter, isAtTop, readyAt, statementOf, topStatementAt } from './insert-statement.js';
import { setOption, type Edit } from './options.js';

/** A change that makes an application send secure headers. */
export interface SecureHeadersFix {
  readonly fix: (fixer: Parameters<Edit>[0]) => ReturnType<Edit>[];
  /** Whether it may be made without asking. */
  readonly isAutomatic: boolean;
  /** Whether the package is there already. */
  readonly isInstalled: boolean;
}

/** The change that gives an application secure headers; null where there is no safe place for it. */
export function secureHeadersFix(analysis: Analysis, { application, setup }: UnprotectedApplication): SecureHeadersFix | null {
  const { call, holder, events } = application;
  if (call.node.type !== 'CallExpression' && call.node.type !== 'NewExpression') return null;
  const isInstalled = setup.isBuiltIn === true || analysis.package?.dependencies.has(setup.package) === true;
  if (setup.option) {
    const edit = setOption(analysis, { call: call.node, ...setup.option });
    return edit && { fix: fixer => [edit(fixer)], isAutomatic: isInstalled, isInstalled };
  }
  if (!setup.middleware) return null;
  const imported = importOf(analysis, { package: setup.package, ...setup.middleware });
  const withImport =
    (edit: Edit): SecureHeadersFix['fix'] =>
    fixer => [...(imported.edit ? [imported.edit(fixer)] : []), edit(fixer)];
  const statement = statementOf(call.node);
  const inStatement = statement ? events.some(({ kind, node }) => kind !== 'export' && contains(statement, node)) : true;
  const isNamed =
    holder?.type === 'Identifier' ||
    (holder?.type === 'MemberExpression' && /^this\.[#\w$]+$|^[\w$]+(?:\.[\w$]+)*$/.test(describeExpression(holder)));
  const awaits = setup.middleware.registration.startsWith('await ');
  if (!statement || !holder || !isNamed || inStatement || (awaits && call.node.parent.type !== 'AwaitExpression')) {
    if (awaits || isPromised(call.node)) return null;
    const chained = setup.middleware.chained.replaceAll('{{name}}', imported.localName);
    if (readyAt(analysis, imported) > call.node.range[0] && isAtTop(analysis, call.node)) return null;
    return { fix: withImport(fixer => fixer.insertTextAfter(call.node, chained)), isAutomatic: false, isInstalled };
  }
  const place = placeFor(
    analysis,
    statement,
    readyAt(analysis, imported),
    events.filter(({ kind }) => kind !== 'export').map(({ node }) => node),
  );
  if (!place) return null;
  const text = setup.middleware.registration
    .replaceAll('{{application}}', describeExpression(holder))
    .replaceAll('{{name}}', imported.localName);
  return {
    fix: withImport(insertAfter(analysis, place, text)),
    isAutomatic: isInstalled && (setup.isBuiltIn === true || !servesPages(analysis, application)),
    isInstalled,
  };
}

/** The statement to insert after: the one that creates the application, or the one from which on the import is ready. */
function placeFor(analysis: Analysis, statement: Node, ready: number, uses: readonly Node[]): Node | null {
  if (ready <= statement.range[1] || !isAtTop(analysis, statement)) return statement;
  const later = topStatementAt(analysis, ready);
  return later && uses.every(({ range }) => range[0] > ready) ? later : null;
}

const isPromised = (node: Node): boolean => node.parent?.type === 'AwaitExpression';

const PAGES = /\.render\(|\.sendFile\(|view ?engine|swagger|graphi?ql|playground|text\/html|<(?:html|body|script|form|h1)\b/i;

/** Pages may hold inline scripts and foreign frames, which a content security policy refuses. */
const servesPages = (analysis: Analysis, { events }: UnprotectedApplication['application']): boolean =>
  PAGES.test(analysis.sourceCode.text) ||
  events.some(
    event =>
      event.kind === 'static' ||
      (event.kind === 'setting' && event.name === 'views') ||
      (event.kind === 'middleware' && event.handlers.some(({ roles }) => roles.some(role => role.role === 'static-files'))),
  );
