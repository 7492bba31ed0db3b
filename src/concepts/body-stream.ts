import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  argumentsOf,
  calleeOf,
  contains,
  definitionOf,
  eachInnerNode,
  eachNodeIn,
  enclosingFunction,
  isFunction,
  nodeAround,
  sourceOf,
  staticName,
  type TextTest,
  type Engine,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
  type Origin,
  writtenText,
} from '../engine/index.js';
import type { Analysis } from './analysis.js';
import { httpApplications } from './http-application.js';
import { isNamedRequest, isRequestBody } from './size-limit.js';

/** Code that keeps every chunk of a request body and never counts them. */
export interface UnboundedStream {
  /** The listener, the loop or the call. */
  readonly node: Node;
  /** The stream as it is written: `req`. */
  readonly stream: Node;
  /** What grows: `body`; null where a call collects the chunks. */
  readonly target: Node | null;
  /** The listener that collects text, where a check can be added to it. */
  readonly listener: FunctionNode | null;
  /** The expression that adds a chunk. */
  readonly addition: Node | null;
  /**
   * Who learns of an error of the stream: a listener for it; nobody, and nobody has to; nobody, though a promise waits
   * for the end of the stream, so that it would wait for ever.
   */
  readonly failure: 'heard' | 'unheard' | 'awaited';
}

/** The places that collect a request body of any size. */
export function unboundedStreams(analysis: Analysis): readonly UnboundedStream[] {
  const found: UnboundedStream[] = [...streamsHandedOn(analysis)];
  const { text } = analysis.sourceCode;
  for (const { call, role } of analysis.playing('body-stream', isGivenValue)) {
    const stream = role.whole ? analysis.engine.nodeAt(call, role.whole) : null;
    if (stream && isWholeRequest(analysis, stream) && !isBoundedAround(analysis.engine, call.node)) {
      found.push({ node: call.node, stream: streamOf(stream), target: null, listener: null, addition: null, failure: 'unheard' });
    }
  }
  if (text.includes('await')) found.push(...loopsOver(analysis));
  if (text.includes('data') && /['"`]data['"`]/.test(text)) found.push(...listening(analysis));
  return found;
}

/** Whether the first argument of a call may be a stream, by its form. */
const isGivenValue = (call: CallNode): boolean => {
  const [first] = argumentsOf(call);
  return first !== undefined && /^(?:Identifier|MemberExpression)$/.test(unwrap(first).type);
};

const LOOPS = /\bfor\s+await\b/g;

function loopsOver(analysis: Analysis): readonly UnboundedStream[] {
  const found: UnboundedStream[] = [];
  const { ast, text } = analysis.sourceCode;
  for (const { index } of text.matchAll(LOOPS)) {
    const node = nodeAround(ast, index);
    if (node.type !== 'ForOfStatement' || !node.await || !isRequest(analysis, node.right)) continue;
    const chunk = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : null;
    const addition = chunk?.type === 'Identifier' ? findAddition(analysis.engine, node.body, chunk, node) : null;
    if (!addition || isBounded(node.body) || isBoundedAround(analysis.engine, node)) continue;
    found.push({
      node,
      stream: streamOf(node.right),
      target: addition.target,
      listener: null,
      addition: addition.node,
      failure: 'unheard',
    });
  }
  return found;
}

function listening(analysis: Analysis): readonly UnboundedStream[] {
  const found: UnboundedStream[] = [];
  const listeners: { readonly node: TSESTree.CallExpression; readonly stream: Node; readonly listener: FunctionNode }[] = [];
  const pushing: { readonly node: TSESTree.CallExpression; readonly stream: Node; readonly target: Node }[] = [];
  for (const node of analysis.callsNamed(name => SUBSCRIBES.test(name))) {
    if (node.type !== 'CallExpression') continue;
    const stream = subscribedTo(node);
    const handler = node.arguments[1];
    if (!stream || !handler || !isRequest(analysis, stream)) continue;
    const origin = analysis.engine.originOf(handler);
    if (origin.kind === 'function') listeners.push({ node, stream: streamOf(stream), listener: origin.node });
    const target = origin.kind === 'function' ? null : pushedTo(analysis.engine, handler);
    if (target) pushing.push({ node, stream: streamOf(stream), target });
  }
  const isCounted = (node: Node): boolean =>
    isBoundedAround(analysis.engine, node) ||
    listeners.some(other => enclosingFunction(other.node) === enclosingFunction(node) && isBounded(other.listener.body));
  for (const { node, stream, target } of pushing) {
    if (isCounted(node)) continue;
    found.push({ node, stream, target, listener: null, addition: null, failure: failureOf(analysis, node, stream) });
  }
  for (const { node, stream, listener } of listeners) {
    const chunk = listener.params[0];
    const addition = chunk?.type === 'Identifier' ? findAddition(analysis.engine, listener.body, chunk, listener) : null;
    if (!addition || isCounted(node)) continue;
    const failure = failureOf(analysis, node, stream);
    found.push({ node: listener, stream, target: addition.target, listener, addition: addition.node, failure });
  }
  return found;
}

/** Methods that add a listener. */
const SUBSCRIBES = /^(?:on|addListener|prependListener)$/;

/** Functions called so may read a whole body; others are not looked into. */
const READS = /body|read|collect|buffer|parse|stream|raw|consume|chunk|payload|drain|gather/i;

/** The calls that hand a request to a function of another file, which collects its body. */
function streamsHandedOn(analysis: Analysis): readonly UnboundedStream[] {
  const { engine } = analysis;
  if (!engine.project) return [];
  return analysis
    .callsNamed(name => READS.test(name))
    .flatMap(node => {
      if (node.type !== 'CallExpression' || !node.arguments.some(isRequestName)) return [];
      const { module } = sourceOf(engine, calleeOf(node));
      if (module === null || !engine.leadsTo(module, LISTENS, 3)) return [];
      const index = node.arguments.findIndex(argument => isRequestName(argument) && isRequest(analysis, argument));
      const stream = node.arguments[index];
      if (!stream || isBoundedAround(engine, node)) return [];
      const read = definitionOf(engine, calleeOf(node));
      return read && isFunction(read.node) && collects(read.home, read.node, index)
        ? [{ node, stream, target: null, listener: null, addition: null, failure: 'unheard' as const }]
        : [];
    });
}

/** Code that reads a stream chunk by chunk, or hands it to what does. */
const LISTENS: TextTest = {
  name: 'reads streams',
  matches: text => /['"`]data['"`]|\bfor\s+await\b|raw-body|co-body|stream|\b(?:text|json|buffer|arrayBuffer)\(/.test(text),
};

const isRequestName = (node: Node): boolean =>
  node.type === 'Identifier'
    ? /re?q|message|msg|incoming|input|stream|raw|body|payload|ctx|context|source/i.test(node.name)
    : node.type === 'MemberExpression' && /^(?:req|request|raw)$/.test(staticName(node) ?? '');

/** Whether a function surely collects all that the stream at one of its parameters gives, itself or by a function that it calls. */
function collects(home: Engine, fn: FunctionNode, index: number, depth = 0): boolean {
  const parameter = fn.params[index];
  const variable = parameter?.type === 'Identifier' ? home.bindings.variableOf(parameter) : null;
  if (!variable || depth > 3 || isBoundedAround(home, fn)) return false;
  const isStream = (node: Node): boolean => {
    const stream = streamOf(node);
    return stream.type === 'Identifier' && home.bindings.variableOf(stream) === variable;
  };
  const listeners: FunctionNode[] = [];
  let collected = false;
  let isBound = false;
  eachNodeIn(fn.body, node => {
    if (node.type === 'ForOfStatement' && node.await && isStream(node.right)) {
      const chunk = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : null;
      isBound ||= isBounded(node.body);
      collected ||= chunk?.type === 'Identifier' && findAddition(home, node.body, chunk, node) !== null;
    }
    if (node.type !== 'CallExpression') return;
    const callee = calleeOf(node);
    const name = callee.type === 'MemberExpression' && isStream(callee.object) ? staticName(callee) : null;
    const [event, handler] = node.arguments;
    if (name !== null && /^(?:on|addListener|prependListener)$/.test(name)) {
      const origin = handler ? home.originOf(handler) : null;
      // another event, such as a timer's, may end the reading
      if (origin?.kind === 'function') listeners.push(origin.node);
      if (writtenText(event) === 'data' && handler && origin?.kind !== 'function') collected ||= pushedTo(home, handler) !== null;
      if (writtenText(event) === 'data' && origin?.kind === 'function') {
        const [chunk] = origin.node.params;
        collected ||= chunk?.type === 'Identifier' && findAddition(home, origin.node.body, chunk, origin.node) !== null;
      }
    } else if (name !== null && name !== 'setEncoding' && name !== 'once') isBound = true;
    const at = node.arguments.findIndex(argument => isStream(argument));
    if (at < 0) return;
    const whole = home.callOf(node)?.api.api.plays?.find(role => role.role === 'body-stream')?.whole;
    const inner = whole ? null : definitionOf(home, callee);
    collected ||=
      whole !== undefined || (inner !== null && isFunction(inner.node) && collects(inner.home, inner.node, at, depth + 1));
  });
  return collected && !isBound && !listeners.some(listener => isBounded(listener.body));
}

const textOf = (engine: Engine, { range }: Node): string => engine.module.text.slice(...range);

/** `req` of `req.on('data', listener)`. */
function subscribedTo(node: TSESTree.CallExpression): Node | null {
  const callee = unwrap(node.callee);
  const [event] = node.arguments;
  if (callee.type !== 'MemberExpression') return null;
  return writtenText(event) === 'data' ? callee.object : null;
}

/** The list that a listener without code adds to: `chunks.push.bind(chunks)`; null where something is taken out of it. */
function pushedTo(engine: Engine, listener: Node): Node | null {
  let node = unwrap(listener);
  if (node.type === 'Identifier') {
    const definition = engine.bindings.variableOf(node)?.defs[0]?.node as Node | undefined;
    if (definition?.type === 'VariableDeclarator' && definition.init) node = unwrap(definition.init);
  }
  const callee = node.type === 'CallExpression' ? calleeOf(node) : null;
  const [list] = node.type === 'CallExpression' ? node.arguments : [];
  if (callee?.type !== 'MemberExpression' || staticName(callee) !== 'bind' || list?.type !== 'Identifier') return null;
  const push = unwrap(callee.object);
  if (push.type !== 'MemberExpression' || staticName(push) !== 'push' || !isList(engine, list)) return null;
  const uses = engine.bindings.variableOf(list)?.references ?? [];
  return uses.some(use => isTaken(use.identifier) || (use.isWrite() && !isDeclared(use.identifier))) ? null : list;
}

/** `chunks.shift()`, `chunks.length = 0`, `chunks.length > 10`: what is not only kept. */
function isTaken({ parent }: Node): boolean {
  if (parent?.type !== 'MemberExpression') return false;
  const name = staticName(parent) ?? '';
  if (name !== 'length') return /^(?:splice|shift|pop)$/.test(name);
  const use = parent.parent;
  return use.type === 'AssignmentExpression' || (use.type === 'BinaryExpression' && /^[<>]=?$/.test(use.operator));
}

const isDeclared = ({ parent }: Node): boolean => parent?.type === 'VariableDeclarator';

/** The stream at the root of a chain: `req` of `req.setEncoding('utf8').on('end', done)`. */
function streamOf(node: Node): Node {
  const inner = unwrap(node);
  if (inner.type !== 'CallExpression') return inner;
  const callee = unwrap(inner.callee);
  return callee.type === 'MemberExpression' &&
    /^(?:on|once|addListener|prependListener|setEncoding)$/.test(staticName(callee) ?? '')
    ? streamOf(callee.object)
    : inner;
}

/** Who learns of an error of a stream to which a call adds a listener. */
function failureOf(analysis: Analysis, subscription: Node, stream: Node): UnboundedStream['failure'] {
  const { sourceCode } = analysis;
  const text = sourceCode.getText(stream);
  const fn = enclosingFunction(subscription);
  const handlers = analysis.calls.flatMap(call => {
    if (call.type !== 'CallExpression') return [];
    const callee = unwrap(call.callee);
    const [event, handler] = call.arguments;
    const isListening =
      callee.type === 'MemberExpression' &&
      /^(?:on|once|addListener|prependListener|prependOnceListener)$/.test(staticName(callee) ?? '') &&
      event?.type === 'Literal' &&
      event.value === 'error' &&
      enclosingFunction(call) === fn &&
      sourceCode.getText(streamOf(callee.object)) === text;
    return isListening && handler ? [handler] : [];
  });
  const executor =
    fn && fn.parent.type === 'NewExpression' && fn.parent.arguments.includes(fn as TSESTree.Expression) ? fn : null;
  if (executor) {
    const settling = executor.params.flatMap(parameter => (parameter.type === 'Identifier' ? [parameter.name] : []));
    const settles = handlers.some(handler =>
      settling.some(name =>
        sourceCode
          .getText(handler)
          .split(/[^\w$]+/)
          .includes(name),
      ),
    );
    return settles ? 'heard' : 'awaited';
  }
  if (handlers.length > 0) return 'heard';
  return fn?.async && waitsIn(fn) ? 'awaited' : 'unheard';
}

/** Whether a function waits for something itself, which may be the end of the stream. */
function waitsIn(fn: FunctionNode): boolean {
  let waits = false;
  if (fn.body) eachInnerNode(fn.body, node => (waits ||= node.type === 'AwaitExpression'));
  return waits;
}

function isRequest(analysis: Analysis, node: Node): boolean {
  const origins = alternativesOf(analysis.engine.originOf(node));
  return origins.length > 0 && origins.every(origin => isRequestBody(analysis, origin) || isShapedRequest(analysis, origin));
}

/**
 * Whether what is read as a whole is a request, known by its name as well: of the things called so, only an incoming
 * request can be read. Where the file makes no server, the one that calls it may limit what comes.
 */
function isWholeRequest(analysis: Analysis, stream: Node): boolean {
  const isNamed = alternativesOf(analysis.engine.originOf(stream)).every(isNamedRequest);
  return (isNamed || isRequest(analysis, stream)) && (httpApplications(analysis).length > 0 || !isLimitedElsewhere(analysis));
}

function isLimitedElsewhere({ engine: { project, module } }: Analysis): boolean {
  const files = project?.filesSpeaking(module.fileName, LIMITS);
  return files?.some(file => file !== module.fileName) === true;
}

const LIMITS: TextTest = {
  name: 'limits of requests',
  matches: text => /content-?length|\b413\b|too_?large|body_?limit/i.test(text.replace(TELLS_LENGTH, '')),
};

/**
 * A parameter called `req` without a known type that is read as a stream to its end: of the two things of that name,
 * only an incoming request gives data, and only it has `headers` to read.
 */
function isShapedRequest(analysis: Analysis, origin: Origin): boolean {
  if (origin.kind !== 'parameter' || origin.type !== null || origin.members.length > 0 || !/^_?req(?:uest)?$/.test(origin.name))
    return false;
  const text = analysis.sourceCode.getText(origin.fn);
  return (
    /\.\s*(?:on|once)\(\s*['"`]end['"`]/.test(text) || new RegExp(`\\b${origin.name}\\s*\\.\\s*(?:headers|method)\\b`).test(text)
  );
}

interface Addition {
  readonly node: Node;
  readonly target: Node;
}

/** The expression that adds a chunk to what is kept outside the listener or loop. */
function findAddition(engine: Engine, body: Node, chunk: TSESTree.Identifier, owner: Node): Addition | null {
  let addition: Addition | null = null;
  let isDrained = false;
  const variable = engine.bindings.variableOf(chunk);
  const holdsChunk = (node: Node): boolean =>
    (variable?.references ?? []).some(({ identifier }) => contains(node, identifier) && !isMeasured(identifier));
  eachInnerNode(body, node => {
    if (node.type === 'AssignmentExpression' && isKept(engine, node.left, owner)) {
      const grows =
        holdsChunk(node.right) &&
        (node.operator === '+=' || (node.operator === '=' && textOf(engine, node.right).includes(textOf(engine, node.left))));
      if (grows) addition ??= { node, target: node.left };
      else if (node.operator === '=') isDrained = true;
    }
    if (node.type !== 'CallExpression') return;
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression') return;
    if (/^(?:splice|shift|clear)$/.test(staticName(callee) ?? '')) isDrained = true;
    if (
      staticName(callee) === 'push' &&
      node.arguments.some(holdsChunk) &&
      isKept(engine, callee.object, owner) &&
      isList(engine, callee.object)
    ) {
      addition ??= { node, target: callee.object };
    }
  });
  return isDrained ? null : addition;
}

/** `chunk.length`, `typeof chunk`. */
const isMeasured = (chunk: Node): boolean =>
  (chunk.parent?.type === 'MemberExpression' &&
    chunk.parent.object === chunk &&
    /^(?:length|byteLength)$/.test(staticName(chunk.parent) ?? '')) ||
  chunk.parent?.type === 'UnaryExpression';

/** Whether a variable or property outlives one chunk. */
function isKept(engine: Engine, target: Node, owner: Node): boolean {
  const inner = unwrap(target);
  if (inner.type === 'MemberExpression') return true;
  if (inner.type !== 'Identifier') return false;
  const definition = engine.bindings.variableOf(inner)?.defs[0];
  return definition !== undefined && !contains(owner, definition.name);
}

const isList = (engine: Engine, node: Node): boolean => {
  const origins = alternativesOf(engine.originOf(node));
  return origins.some(origin => origin.kind === 'array' || origin.kind === 'elements');
};

/** Whether code compares an amount, stops reading, or may leave early. */
function isBounded(body: Node): boolean {
  let bounded = false;
  eachInnerNode(body, node => {
    switch (node.type) {
      case 'BinaryExpression':
        bounded ||= /^[<>]=?$/.test(node.operator);
        break;
      case 'BreakStatement':
      case 'ThrowStatement':
        bounded = true;
        break;
      case 'IfStatement':
        // a check in a function of its own, or a flag that another listener sets
        bounded ||=
          node.test.type === 'CallExpression' ||
          (node.test.type === 'UnaryExpression' && node.test.argument.type === 'CallExpression') ||
          leaves(node.consequent);
        break;
      case 'CallExpression': {
        const callee = unwrap(node.callee);
        bounded ||=
          callee.type === 'MemberExpression' &&
          /^(?:destroy|pause|unpipe|abort|off|removeListener|removeAllListeners|cancel)$/.test(staticName(callee) ?? '');
        break;
      }
      default:
    }
  });
  return bounded;
}

const leaves = (node: Node): boolean =>
  node.type === 'ReturnStatement' ||
  (node.type === 'BlockStatement' && node.body.some(statement => statement.type === 'ReturnStatement'));

/** Whether the function around looks at the length that the client declares, or answers that the body is too large. */
function isBoundedAround(engine: Engine, node: Node): boolean {
  let fn = enclosingFunction(node);
  for (let outer = fn; outer; outer = enclosingFunction(outer)) fn = outer;
  return fn !== null && /content-length|contentLength|\b413\b/i.test(textOf(engine, fn).replace(TELLS_LENGTH, ''));
}

/** `res.setHeader('Content-Length', n)`, `{ 'Content-Length': n }`, `headers['Content-Length'] = n`: the length of what is sent. */
const TELLS_LENGTH = new RegExp(
  [
    String.raw`\b(?:setHeader|appendHeader|header|set|append)\(\s*['"\`]content-length['"\`]\s*,`,
    // of a pattern it is what the client declares: `const { 'content-length': length } = req.headers`
    String.raw`['"]content-length['"]\s*:(?![^{}]*\}\s*(?:=(?![=>])|[^(){}]*\)\s*(?:=>|\{)))`,
    String.raw`\[['"]content-length['"]\]\s*=(?!=)`,
  ].join('|'),
  'gi',
);
