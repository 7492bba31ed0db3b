import { mayBeNear, type Engine, type TextTest } from '../engine/index.js';

/** Imports of imports that are looked through for what sets headers. */
const MAX_HOPS = 6;

const HEADERS =
  /(?<!require-)helmet|lusca|blankie|x-frame-options|x-content-type-options|content-security-policy|strict-transport-security|frameguard|nosniff|\bhsts\b|secur\w*[-_]?headers/i;

const IMPORTS = String.raw`(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*['"]`;

/** An import of what is named for the headers; what a file does with headers that is called so, its text tells. */
const MODULE = new RegExp(
  String.raw`${IMPORTS}(?:[^'"\n]*(?:security|harden|secure(?!-(?:session|json)))|(?!\.)[^'"\n]*header|[^'"\n]*header[^'"\n]*\.json)`,
  'i',
);

const OWN_MODULE = new RegExp(String.raw`${IMPORTS}\.[^'"\n]*header`, 'i');

/** Text of code that sets secure headers, or of a module that is named for it. */
export const SPEAKS_OF_HEADERS: TextTest = { name: 'secure headers', matches: text => HEADERS.test(text) || MODULE.test(text) };

const LOADS = /autoload|\breaddir|\bglob(?:by|Sync)?\b|\b(?:import|require)\(\s*[^'"`\s)]/i;

/** Code that loads files which no import names, or sends headers whose names stand elsewhere. */
const OPEN: TextTest = {
  name: 'headers or files by name',
  matches: text =>
    LOADS.test(text) ||
    /\.(?:set|header|setHeader|append)\(\s*[\w$]+\s*,\s*[\w$.[\]]+\s*\)|\.(?:set|headers|writeHead)\([^'"()]*headers/i.test(text),
};

/** Code of a file that is named for headers may send those that no code names, such as a table of another format. */
const SENDS: TextTest = {
  name: 'headers of a table',
  matches: text =>
    LOADS.test(text) ||
    /\.(?:set|headers?|setHeaders?|append|writeHead)\(\s*(?:\d+\s*,\s*)?[\w$.]+\s*[,)]/i.test(text) ||
    /headers\[\s*[\w$.]+\s*\]\s*=[^=]|Object\.assign\([^()]*headers|\.headers\s*=[^=]/i.test(text),
};

const IMPORTS_HEADERS: TextTest = { name: 'imports of headers', matches: text => OWN_MODULE.test(text) };

/** Whether the files that one leads to may set secure headers, itself among them; `judged`: imports that are not followed. */
export function mayReachHeaders(engine: Engine, judged: readonly string[] = []): boolean {
  const has = (test: TextTest): boolean => mayBeNear(engine, test, MAX_HOPS, judged);
  return has(SPEAKS_OF_HEADERS) || (has(IMPORTS_HEADERS) && has(SENDS)) || (has(OPEN) && speaksAnywhere(engine));
}

/** Whether what an import names may set them. */
export function mayLeadToHeaders(engine: Engine, source: string): boolean {
  const has = (test: TextTest): boolean => engine.leadsTo(source, test, MAX_HOPS);
  const isNamed = OWN_MODULE.test(`from '${source}`) || has(IMPORTS_HEADERS);
  const isRead = engine.leadsTo(source, ANY, 0);
  return !isRead || has(SPEAKS_OF_HEADERS) || (isNamed && has(SENDS)) || (has(OPEN) && speaksAnywhere(engine));
}

const ANY: TextTest = { name: 'any', matches: () => true };

/** Whether any file of the project may set them. */
function speaksAnywhere({ project, module }: Engine): boolean {
  const files = project?.filesSpeaking(module.fileName, SPEAKS_OF_HEADERS);
  return !files || files.length > 0;
}
