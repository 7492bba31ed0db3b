import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  calleeName,
  calleeOf,
  decoratorsOf,
  eachNodeIn,
  foreignName,
  hasContainer,
  identifiersIn,
  isFunction,
  isNear,
  isOfOtherFile,
  isRuledOut,
  mayHaveServerActions,
  otherSources,
  playersIn,
  remembered,
  sourceOf,
  speaksOf,
  startsLikeSql,
  unwrap,
  wrapped,
  type CallNode,
  type Engine,
  type Frame,
  type FunctionNode,
  type FunctionOrigin,
  type Node,
  type Origin,
  type TextTest,
  type Variable,
} from '../engine/index.js';
import type { Analysis, FileFacts } from './analysis.js';
import {
  calledBy,
  exportNamed,
  isOfPart,
  isOnCarried,
  isOnCarriedFrom,
  mayBeNamedThere,
  mayBeOfProject,
} from './project-call.js';
import { mayBeNamed, namesOfQuerying } from './query-callers.js';
import { BEGINS_SQL, BUILDS_SQL, HANDS_QUERY_ON } from './sql-text/index.js';
import { isClients, isDecoratedByProject, isMaybeBuilt, mayCarryValues, queryOf, type SqlQuery } from './sql-query.js';

/** A call that hands values on: to a function, or to the constructor of a class. */
export type GivingNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** A query that a call leads to, in a function of this or another file to which the call hands values. */
export interface ReachedQuery {
  readonly query: SqlQuery;
  readonly through: GivingNode;
}

/** Functions entered one from the other. */
const MAX_DEPTH = 3;
/** Nodes of a function that are looked at. */
const MAX_NODES = 4000;
/** Functions entered for one call. */
const MAX_FUNCTIONS = 40;
/** Queries found for one call. */
const MAX_QUERIES = 40;

/** The queries in functions that calls of the linted file hand a client's value, or text of SQL with a value in it. */
export function reachedQueries(analysis: Analysis): readonly ReachedQuery[] {
  const { engine } = analysis;
  const mayLeave = engine.project !== null && otherSources(engine).length > 0;
  const hasQueries = analysis.candidates('sql-query').length > 0;
  if (!hasQueries && !mayLeave && !engine.project) return [];
  const giving = analysis.calls.filter((node): node is GivingNode => isGiving(engine, node));
  const isAlone = !mayLeave && !giving.some(node => isOfPart(engine, node) || isOnCarried(engine, node));
  if (giving.length === 0 || (isAlone && !hasQueries)) return [];
  const holds: Holdings = {
    // what the files say costs less to ask than what the arguments are
    text: isNear(engine, BEGINS_SQL, 1),
    get values() {
      return analysis.once(holdsRequests);
    },
  };
  const holdsNothing = (): boolean => !holds.text && !holds.values;
  if (!isAlone && holdsNothing()) return [];
  const leading = isAlone ? [] : giving.filter(node => leadsAway(engine, node, holds));
  const names = namesOfQuerying(analysis, leading);
  const within = names.size > 0 ? giving.filter(node => mayBeNamed(engine, node, names)) : [];
  if ((leading.length === 0 && within.length === 0) || holdsNothing()) return [];
  return [...new Set([...leading, ...within])].flatMap(node => {
    const maySend = (given: Exclude<Given, 'request'>): boolean => {
      if (given === 'value' ? !holds.values : !(holds.text || runsText(engine, node))) return false;
      if (!leadsToSql(engine, node, given, hopsOf(given))) return false;
      const name = foreignName(engine, calleeOf(node));
      return !(name && engine.isNothing(name, questionOf(given))) && (given === 'value' || mayGiveText(engine, node));
    };
    // what is given is looked at where something may come of it
    if (!maySend('value') && !maySend('text')) return [];
    const given = givenBy(engine, node);
    if (!given || given === 'request' || !maySend(given) || !mayBeNamedThere(engine, node, hopsOf(given))) return [];
    const ask = (): Reach | null => {
      const reach = new Reach(engine, node);
      return reach.meetsSql ? reach : null;
    };
    const name = foreignName(engine, calleeOf(node));
    const reach = name ? engine.askOnce(name, questionOf(given), ask) : ask();
    return (reach?.queries ?? []).map(query => ({ query, through: node }));
  });
}

/** How many imports away the SQL is looked for. */
const hopsOf = (given: Given): number => (given === 'text' ? 2 : 1);

const questionOf = (given: Given): string => `sql ${given}`;

/** Code in which a value of a client may be told from others: by the names and types of handlers, and where they are registered. */
const MAY_HOLD_REQUESTS =
  /\bre?q\b|request|\bc(?:tx|ontext)?\b|\bh\b|@\w|socket|\b(?:app|router|server|fastify|io)\b|handler|controller|route|procedure|middleware|urlsearchparams|event|\bwss?\b|incoming/i;

/** Members that hold a request where no parameter does. */
const HOLDS_REQUEST = /\bthis\.\w*(?:req|request|ctx|context|event|args|params|body|query|input)\b/i;

/** Whether a file gets requests, or what clients send: by a parameter of one of its functions. */
function holdsRequests({ engine }: FileFacts): boolean {
  const { text, scopeManager } = engine.module;
  const hasActions = mayHaveServerActions(engine);
  if (!hasActions && !MAY_HOLD_REQUESTS.test(text)) return false;
  return (
    HOLDS_REQUEST.test(text) ||
    scopeManager.scopes.some(({ block }) => {
      const fn = block as Node;
      if (!isFunction(fn)) return false;
      const isRegistered = hasActions || mayBeRegistered(engine, fn);
      return fn.params.some(
        parameter =>
          (isRegistered || decoratorsOf(parameter).length > 0 || NAMES_REQUEST.test(text.slice(...parameter.range))) &&
          (isDecoratedByProject(engine, parameter) ||
            identifiersIn(parameter).some(name => isClients(engine.localOriginOf(name)))),
      );
    })
  );
}

/** What says of a parameter, by its name or its type, that it may be a request, or something of one. */
const NAMES_REQUEST =
  /re?q|ctx|context|event|evt|socket|ws|message|msg|data|body|params|query|payload|input|args|client|incoming|dto|koa|express|fastify|hono|^_?[a-z]$/i;

/** Whether a function may be handed to what runs it for requests, by where it stands and where its name does. */
function mayBeRegistered(engine: Engine, fn: FunctionNode): boolean {
  const node = wrapped(fn);
  const { parent } = node;
  const isOfVariable = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier';
  const name = fn.type === 'FunctionDeclaration' ? fn.id : isOfVariable ? (parent.id as TSESTree.Identifier) : null;
  if (!name) return mayTakeHandlers(engine, node);
  if (name.typeAnnotation) return true;
  return engine.bindings.variableOf(name)?.references.some(({ identifier }) => mayTakeHandlers(engine, identifier)) ?? false;
}

/** Whether a function that stands somewhere may be run for requests: in an object, a list, or a call that a library may have. */
function mayTakeHandlers(engine: Engine, node: Node): boolean {
  const { parent } = node;
  if (parent?.type !== 'CallExpression') return parent?.type === 'Property' || parent?.type === 'ArrayExpression';
  if (parent.callee === node) return false;
  const name = calleeName(parent);
  if (name === null || engine.catalogue.isKnownName(name)) return true;
  // `router.get('/', wrap(handler))`
  return parent.callee.type === 'Identifier' && mayTakeHandlers(engine, wrapped(parent));
}

/** Whether a call may hand over text of SQL: of this file, or of one that is named in an argument. */
const mayGiveText = (engine: Engine, node: GivingNode): boolean =>
  speaksOf(engine, BEGINS_SQL) || runsText(engine, node) || node.arguments.some(argument => beginsElsewhere(engine, argument));

const given = new WeakMap<Variable, readonly Node[]>();

/** What a variable is given, as far as so much is looked at. */
function givenTo(variable: Variable): readonly Node[] {
  let nodes = given.get(variable);
  if (!nodes) {
    const all = variable.references.flatMap(({ writeExpr }) => writeExpr ?? []);
    given.set(variable, (nodes = all.slice(0, MAX_BEGINNINGS + 1)));
  }
  return nodes;
}

/** Expressions that are looked at for one argument. */
const MAX_BEGINNINGS = 100;

/** Whether the text that an expression may be begins with one of another file that has SQL, as far as can be told from here. */
function beginsElsewhere(engine: Engine, argument: Node): boolean {
  const stack: Node[] = [argument];
  const seen = new Set<Variable>();
  for (let count = 0, node = stack.pop(); node; count += 1, node = stack.pop()) {
    if (count > MAX_BEGINNINGS) return true;
    stack.push(...beginningsOf(engine, unwrap(node), seen));
    if (isTextElsewhere(engine, unwrap(node))) return true;
  }
  return false;
}

/** The expressions with which text begins that is made by one; for a name, those that it is given. */
function beginningsOf(engine: Engine, node: Node, seen: Set<Variable>): readonly Node[] {
  switch (node.type) {
    case 'TemplateLiteral':
      return node.quasis[0]?.value.raw.trim() === '' ? node.expressions.slice(0, 1) : [];
    case 'BinaryExpression':
      return node.operator === '+' ? [node.left] : [];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'LogicalExpression':
      return [node.left, node.right];
    case 'AwaitExpression':
      return [node.argument];
    case 'Identifier': {
      const variable = engine.bindings.variableOf(node);
      if (!variable || seen.has(variable)) return [];
      seen.add(variable);
      return givenTo(variable);
    }
    default:
      return [];
  }
}

/** Methods of records and models: what they give is no text of a statement, whatever else their file has. */
const OF_RECORDS = /^(?:find|count|create|save|update|reload|destroy)/;

/** Whether an expression leads to another file of the project that has a statement of SQL. */
function isTextElsewhere(engine: Engine, node: Node): boolean {
  if (node.type === 'Identifier') {
    // what a name is given is asked instead of the name
    const variable = engine.bindings.variableOf(node);
    if (!variable || givenTo(variable).length > 0) return false;
  } else if (node.type === 'CallExpression' ? OF_RECORDS.test(calleeName(node) ?? '') : node.type !== 'MemberExpression')
    return false;
  const { module } = sourceOf(engine, node);
  return module !== null && engine.catalogue.libraryOf(module) === null && engine.leadsTo(module, BEGINS_SQL, 1);
}

/** Whether a call hands what may be a client's to something that may be a function of the project. */
const isGiving = (engine: Engine, node: CallNode): boolean =>
  node.type !== 'TaggedTemplateExpression' && node.arguments.some(isComputed) && mayBeOfProject(engine, node);

/** What the text of a file lets its calls hand on. */
interface Holdings {
  readonly text: boolean;
  readonly values: boolean;
}

/** Whether a call goes into a file that builds SQL, or runs what may be given to it, as far as the texts of the files tell. */
const leadsAway = (engine: Engine, node: GivingNode, holds: Holdings): boolean =>
  (isOfOtherFile(engine, calleeOf(node)) || isOfPart(engine, node) || isOnCarried(engine, node)) &&
  (((holds.text || runsText(engine, node)) && leadsToSql(engine, node, 'text', hopsOf('text'))) ||
    (holds.values && leadsToSql(engine, node, 'value', hopsOf('value'))));

/** Whether a call has the name of one that runs text of SQL. */
function runsText(engine: Engine, node: GivingNode): boolean {
  const name = calleeName(node);
  return name !== null && mayQuery(engine, name);
}

/** Whether a call of this name may be a query in a file: of a library that it has at hand, or by what it is given. */
function mayQuery(engine: Engine, name: string): boolean {
  const players = playersIn(engine);
  return players.named(name).includes('sql-query') || (players.shaped(name)?.roles.includes('sql-query') ?? false);
}

/** Whether a call may be one of a driver's method that a file has made a function of: `const ask = promisify(pool.query)`. */
function isHandedQuery(engine: Engine, node: CallNode): boolean {
  const callee = calleeOf(node);
  const { module } = sourceOf(engine, callee);
  if (callee.type === 'Identifier' && speaksOf(engine, HANDS_QUERY_ON)) return true;
  return module !== null && engine.leadsTo(module, HANDS_QUERY_ON, 1);
}

/** What may run text that it is given. */
export const RUNS: TextTest = {
  name: 'runs sql',
  matches: text =>
    /\.(?:query|execute|unsafe|prepare|\$\w+Unsafe)\s*[(<]|\.(?:raw|literal|fragment)\(/.test(text) ||
    HANDS_QUERY_ON.matches(text) ||
    /\bnew \w*StatementCommand\(/.test(text) ||
    /\.(?:oneOrNone|manyOrNone)\(/.test(text) ||
    (/\.(?:any|none|one|many)\(/.test(text) && /\bpgp|pg-promise|\bdb\b/i.test(text)) ||
    (/\.(?:all|get|run|each|exec|batch)\(/.test(text) && /sqlite|libsql|\b(?:db|database|knex|sql)\b/i.test(text)),
};

/** What a call hands over: text of SQL, a client's value, or a whole request, which goes to so many functions. */
type Given = 'text' | 'value' | 'request';

function givenBy(engine: Engine, node: GivingNode): Given | null {
  const runs = runsText(engine, node);
  let found: Given | null = null;
  for (const argument of node.arguments) {
    if (!mayCarryValues(engine, argument)) continue;
    for (const of of alternativesOf(engine.localOriginOf(argument))) {
      // what a function does with what it is given is seen where that is written
      if (of.kind === 'function') continue;
      // what a call makes of a client's value may be text of SQL
      if (startsLikeSql(engine, of) || (of.kind === 'unknown' && runs)) return 'text';
      if (mayBeginElsewhere(engine, of, argument) && startsLikeSql(engine, engine.originOf(argument))) return 'text';
      if (of.kind === 'api') found ??= 'request';
      // what is waited for comes from a store, as a rule, and is what that holds
      else if (of.kind === 'unknown' && isAwaited(engine, argument)) continue;
      else if (of.kind !== 'text' || carries(of, 0, false) || isCondition(of)) found = 'value';
    }
  }
  return found;
}

/** Whether text compares something with what is put into quotes: `"name = '" + name + "'"`. */
const isCondition = ({ parts }: Extract<Origin, { kind: 'text' }>): boolean =>
  parts.some((part, index) => {
    const before = parts[index - 1];
    return part.kind === 'value' && before?.kind === 'text' && /(?:[=<>]|\blike|\bin\s*\()\s*'%?$/i.test(before.value);
  });

/** Whether text may begin with SQL that another file has written down: `statements.list + ' WHERE ...'`, `statements.byId(id)`. */
function mayBeginElsewhere(engine: Engine, of: Origin, argument: Node): boolean {
  const [first] = of.kind === 'text' ? of.parts : [];
  const open = of.kind === 'unknown' ? argument : first?.kind === 'value' && first.origin.kind === 'unknown' ? first.node : null;
  return open !== null && beginsElsewhere(engine, open);
}

/** Whether an expression, or the constant that it names, is what was waited for. */
function isAwaited(engine: Engine, argument: Node): boolean {
  const node = unwrap(argument);
  const definition =
    node.type === 'Identifier' ? (engine.bindings.variableOf(node)?.defs[0]?.node as Node | undefined) : undefined;
  return (
    (definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : node).type === 'AwaitExpression'
  );
}

/** Whether the file of what is called, or one that it imports, builds SQL or runs text of it. */
export function leadsToSql(engine: Engine, node: GivingNode, given: Given, hops: number): boolean {
  const { module } = sourceOf(engine, calleeOf(node));
  const wanted = given === 'text' ? RUNS : BUILDS_SQL;
  if (module === null || engine.catalogue.libraryOf(module) !== null)
    return (
      speaksOf(engine, wanted) ||
      (isOfPart(engine, node) && mayGetPart(engine, wanted)) ||
      isOnCarriedFrom(engine, node, wanted, hops)
    );
  const name = exportNamed(engine, calleeOf(node));
  return remembered(engine, `${wanted.name} ${String(hops)} ${module} ${name ?? ''}`, () =>
    engine.leadsTo(module, wanted, hops, name),
  );
}

/** Whether those who use a file may hand it something of a file whose text is of a kind. */
const mayGetPart = (engine: Engine, kind: TextTest): boolean =>
  remembered(engine, `gets ${kind.name}`, () => {
    const { project, module } = engine;
    return (
      project !== null && (hasContainer(engine) ? project.speaks(module.fileName, kind) : project.isBeside(module.fileName, kind))
    );
  });

/** Whether an argument may hold a value of somebody else: constants and functions hold none. */
const isComputed = (argument: Node): boolean =>
  argument.type !== 'Literal' &&
  argument.type !== 'ArrowFunctionExpression' &&
  argument.type !== 'FunctionExpression' &&
  !(argument.type === 'TemplateLiteral' && argument.expressions.length === 0);

class Reach {
  readonly queries: SqlQuery[] = [];
  /** Whether calls were met that may run SQL, whatever they were given. */
  meetsSql = false;
  #entered = 0;

  constructor(engine: Engine, node: GivingNode) {
    this.#follow(node, engine.base, 0);
  }

  #follow(node: GivingNode, frame: Frame, depth: number): void {
    if (node.type === 'NewExpression') {
      for (const of of alternativesOf(frame.home.originOf(node, frame)))
        if (of.kind === 'instance' && of.frame.fn !== null)
          for (const method of methodsOf(of)) this.#run(method, of.frame, [], frame, depth);
      return;
    }
    for (const of of alternativesOf(calledBy(frame.home, node, frame)))
      if (of.kind === 'function') this.#run(of.node, of.frame, node.arguments, frame, depth);
  }

  #run(fn: FunctionNode, made: Frame, args: readonly Node[], caller: Frame, depth: number): void {
    this.#entered += 1;
    const of: FunctionOrigin = { kind: 'function', node: fn, frame: made };
    const inner = this.#entered <= MAX_FUNCTIONS ? caller.home.enter(of, args, caller) : null;
    if (inner) this.#enter(of, inner, depth);
  }

  #enter({ node: fn }: FunctionOrigin, frame: Frame, depth: number): void {
    const { home } = frame;
    for (const node of callsIn(fn)) {
      if (this.queries.length >= MAX_QUERIES) return;
      const name = calleeName(node);
      const isNamed = name !== null && mayQuery(home, name);
      // what is made without being a query is followed where a call of the linted file makes it
      if (node.type === 'NewExpression' && !isNamed) continue;
      if (isNamed || isHandedQuery(home, node)) {
        this.meetsSql = true;
        if (!node.arguments.some((argument, index) => isMaybeBuilt(argument, index === 0))) continue;
        const call = home.callOf(node, frame);
        const query = call && queryOf(home, call);
        if (query && !isRuledOut(node, frame)) this.queries.push(query);
        if (call) continue;
      }
      if (depth + 1 >= MAX_DEPTH || !mayBeOfProject(home, node)) continue;
      if (!leadsToSql(home, node, 'text', 1) && !leadsToSql(home, node, 'value', 0)) continue;
      // whether it is followed depends on what was given: with other arguments the answer may be another
      this.meetsSql = true;
      const given = node.arguments.map(argument => home.originOf(argument, frame));
      const isText = given.some(origin => startsLikeSql(home, origin));
      const isFollowed = isText || (given.some(origin => carries(origin, 0)) && leadsToSql(home, node, 'value', 0));
      if (isFollowed && !isRuledOut(node, frame)) this.#follow(node, frame, depth + 1);
    }
  }
}

/** Whether a value is, or is made of, what a client sent, or is text with a hole. */
function carries(origin: Origin, depth: number, withText = true): boolean {
  return alternativesOf(origin).some(of => {
    switch (of.kind) {
      case 'request':
        return true;
      case 'text':
        return withText || of.parts.some(part => part.kind === 'value' && depth < 4 && carries(part.origin, depth + 1, withText));
      case 'api':
        return of.handler !== undefined;
      case 'elements':
      case 'joined':
        return depth < 4 && carries(of.element, depth + 1, withText);
      case 'object':
        return of.node.properties.some(
          property =>
            depth < 3 &&
            carries(
              of.frame.home.originOf(property.type === 'Property' ? property.value : property.argument, of.frame),
              depth + 1,
              withText,
            ),
        );
      default:
        return false;
    }
  });
}

/** The methods of a class by which its objects do something with what the constructor got. */
const methodsOf = ({ node: { body } }: Extract<Origin, { kind: 'instance' }>): readonly FunctionNode[] =>
  body.body.flatMap(member =>
    member.type === 'MethodDefinition' && member.kind === 'method' && !member.static && isFunction(member.value)
      ? [member.value]
      : [],
  );

const known = new WeakMap<FunctionNode, readonly GivingNode[]>();

/** The calls in the body of a function, those in functions inside it among them. */
function callsIn(fn: FunctionNode): readonly GivingNode[] {
  let calls = known.get(fn);
  if (!calls) {
    const found: GivingNode[] = [];
    let nodes = 0;
    if (isFunction(fn) && fn.body) {
      eachNodeIn(fn.body, node => {
        nodes += 1;
        if ((node.type === 'CallExpression' || node.type === 'NewExpression') && nodes <= MAX_NODES) found.push(node);
      });
    }
    known.set(fn, (calls = found));
  }
  return calls;
}
