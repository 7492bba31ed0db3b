import { mayBeNear, type Engine, type TextTest } from '../engine/index.js';

/** Imports of imports that are looked through for what sets headers. */
const MAX_HOPS = 6;

const HEADERS =
  /(?<!require-)helmet|lusca|blankie|x-frame-options|x-content-type-options|content-security-policy|strict-transport-security|frameguard|nosniff|\bhsts\b|secur\w*[-_]?headers/i;

/** An import of what is named for the headers. */
const MODULE = /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*['"][^'"\n]*(?:header|security|harden|secure(?!-(?:session|json)))/i;

/** Text of code that sets secure headers, or of a module that is named for it. */
export const SPEAKS_OF_HEADERS: TextTest = { name: 'secure headers', matches: text => HEADERS.test(text) || MODULE.test(text) };

/** Code that loads files which no import names, or sends headers whose names stand elsewhere. */
const OPEN: TextTest = {
  name: 'headers or files by name',
  matches: text =>
    /autoload|\breaddir|\bglob(?:by|Sync)?\b|\b(?:import|require)\(\s*[^'"`\s)]/i.test(text) ||
    /\.(?:set|header|setHeader|append)\(\s*[\w$]+\s*,\s*[\w$.[\]]+\s*\)|\.(?:set|headers|writeHead)\([^'"()]*headers/i.test(text),
};

/** Whether the files that one leads to may set secure headers, itself among them. */
export function mayReachHeaders(engine: Engine): boolean {
  if (mayBeNear(engine, SPEAKS_OF_HEADERS, MAX_HOPS)) return true;
  return mayBeNear(engine, OPEN, MAX_HOPS) && speaksAnywhere(engine);
}

/** Whether what an import names may set them. */
export function mayLeadToHeaders(engine: Engine, source: string): boolean {
  const isRead = engine.leadsTo(source, ANY, 0);
  if (!isRead || engine.leadsTo(source, SPEAKS_OF_HEADERS, MAX_HOPS)) return true;
  return engine.leadsTo(source, OPEN, MAX_HOPS) && speaksAnywhere(engine);
}

const ANY: TextTest = { name: 'any', matches: () => true };

/** Whether any file of the project may set them. */
function speaksAnywhere({ project, module }: Engine): boolean {
  const files = project?.filesSpeaking(module.fileName, SPEAKS_OF_HEADERS);
  return !files || files.length > 0;
}
