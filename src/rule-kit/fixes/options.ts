import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../concepts/analysis.js';
import { propertyNamed, unwrap, type Node } from '../../engine/index.js';
import { styleOf } from './import.js';

export type Edit = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix;

/** An option to write into the options object of a call. */
export interface OptionToSet {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** Which argument is the options object. */
  readonly argument: number;
  /** The names from the options object to the option: `['limits', 'fileSize']`. */
  readonly path: readonly string[];
  /** The value as source text. */
  readonly value: string;
  /** A further property to write beside the first name of the path: `abortOnLimit: true`. */
  readonly beside?: string;
}

/** The edit that adds an option to a call, or gives it another value; null where that cannot be done without loss. */
export function setOption(analysis: Analysis, { call, argument, path, value, beside = '' }: OptionToSet): Edit | null {
  if (call.arguments.slice(0, argument + 1).some(node => node.type === 'SpreadElement') || call.arguments.length < argument)
    return null;
  const options = call.arguments[argument];
  const further = beside && `, ${beside}`;
  if (!options) return fixer => addArgument(analysis, fixer, call, `{ ${memberText(path, value)}${further} }`);
  let object = objectOf(analysis, options);
  for (const [index, name] of path.entries()) {
    if (!object) return null;
    const property: TSESTree.Property | null = propertyNamed(object, name);
    if (!property) return addProperty(analysis, object, `${memberText(path.slice(index), value)}${index === 0 ? further : ''}`);
    if (index === path.length - 1) return replaceValue(analysis, property, value);
    object = objectOf(analysis, property.value);
  }
  return null;
}

/** The edit that gives a property another value. */
function replaceValue(analysis: Analysis, property: TSESTree.Property, value: string): Edit | null {
  if (property.method || property.kind !== 'init' || analysis.sourceCode.getCommentsInside(property.value).length > 0)
    return null;
  return property.shorthand
    ? fixer => fixer.replaceText(property, `${analysis.sourceCode.getText(property.key)}: ${value}`)
    : fixer => fixer.replaceText(property.value, value);
}

/** The edit that gives a property another name, or moves it under others: `['limits', 'fileSize']`. */
export function renameOption(analysis: Analysis, property: TSESTree.Property, path: readonly string[]): Edit | null {
  if (property.method || property.computed || analysis.sourceCode.getCommentsInside(property).length > 0) return null;
  return fixer => fixer.replaceText(property, memberText(path, analysis.sourceCode.getText(property.value)));
}

/** The object literal that an expression is: itself, or what a constant of this file holds. */
function objectOf(analysis: Analysis, node: Node): TSESTree.ObjectExpression | null {
  const inner = unwrap(node);
  if (inner.type === 'ObjectExpression') return inner;
  const origin = analysis.engine.originOf(inner);
  return inner.type === 'Identifier' && origin.kind === 'object' && origin.frame === analysis.engine.base ? origin.node : null;
}

const memberText = ([name = '', ...inner]: readonly string[], value: string): string =>
  `${name}: ${inner.length > 0 ? `{ ${memberText(inner, value)} }` : value}`;

function addArgument(
  analysis: Analysis,
  fixer: TSESLint.RuleFixer,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  text: string,
): TSESLint.RuleFix {
  const last = call.arguments.at(-1);
  if (last) return fixer.insertTextAfter(last, `, ${text}`);
  const end = analysis.sourceCode.getLastToken(call);
  // `new Parser` without parentheses
  if (end?.value !== ')') return fixer.insertTextAfter(call, `(${text})`);
  return fixer.insertTextBefore(end, text);
}

/** A new last property, on a line of its own where the others have theirs. */
function addProperty(analysis: Analysis, object: TSESTree.ObjectExpression, text: string): Edit | null {
  const { sourceCode } = analysis;
  const last = object.properties.at(-1);
  if (!last) {
    return sourceCode.getCommentsInside(object).length > 0 ? null : fixer => fixer.replaceText(object, `{ ${text} }`);
  }
  const previous = sourceCode.getTokenBefore(last);
  const ownLine = previous !== null && previous.loc.end.line < last.loc.start.line;
  const separator = ownLine ? `\n${/^\s*/.exec(sourceCode.lines[last.loc.start.line - 1] ?? '')?.[0] ?? ''}` : ' ';
  const next = sourceCode.getTokenAfter(last);
  const comma = next?.value === ',' ? next : null;
  // what is said of the last property at the end of its line stays with it
  let end = (comma ?? last).range[1];
  for (const comment of sourceCode.getCommentsInside(object)) {
    if (ownLine && comment.range[0] >= end && comment.loc.start.line === last.loc.end.line) end = comment.range[1];
  }
  const kept = sourceCode.text.slice((comma ?? last).range[1], end);
  const start = (comma ?? last).range[1];
  return fixer =>
    fixer.replaceTextRange([start, end], `${comma ? '' : ','}${kept}${separator}${text}${comma && ownLine ? ',' : ''}`);
}

/** Text as a string literal in the quotes of the file. */
export const quoted = (analysis: Analysis, text: string): string => {
  const { quote } = styleOf(analysis);
  return `${quote}${text}${quote}`;
};
