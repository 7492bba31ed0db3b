import type { ResolvedType } from '../catalogue.js';
import type { TextTest } from '../modules/project.js';
import type { Engine } from '../origins/engine.js';
import type { Node } from '../syntax.js';
import { enclosingStatement } from '../syntax.js';
import { speaksOf } from '../within-reach.js';

/** Code that describes parameters at all. */
const PARAMETERS: TextTest = { name: 'parameters', matches: text => text.includes('@param') };

const IMPORT = /import\(\s*['"]([^'"]+)['"]\s*\)\s*\.\s*([\w.]+)/;

/** The library type that a JSDoc `@param {import('pg').Pool} name` gives a parameter; null where there is none. */
export function jsdocTypeOf(engine: Engine, fn: Node, parameter: string | null): ResolvedType | null {
  if (parameter === null || !speaksOf(engine, PARAMETERS)) return null;
  const { module, catalogue } = engine;
  const start = documentedBy(fn).range[0];
  const comment = (module.ast.comments ?? []).findLast(candidate => candidate.type === 'Block' && candidate.range[1] <= start);
  if (!comment || module.text.slice(comment.range[1], start).trim() !== '') return null;
  for (const line of comment.value.split('@param').slice(1)) {
    const named = /^\s*\{([^}]*)\}\s*\[?([\w$]+)/.exec(line);
    const imported = named?.[2] === parameter ? IMPORT.exec(named[1] ?? '') : null;
    const library = imported?.[1] ? catalogue.libraryOf(imported[1]) : null;
    if (library && imported?.[2]) return catalogue.typeOf(imported[2].split('.').at(-1) ?? '', library);
  }
  return null;
}

/** What a comment stands before that describes a function: a member of a class or object, else a statement. */
function documentedBy(fn: Node): Node {
  const { parent } = fn;
  const isMember = parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition' || parent?.type === 'Property';
  return isMember && parent.value === fn ? parent : enclosingStatement(fn);
}
