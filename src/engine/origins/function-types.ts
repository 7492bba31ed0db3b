import type { TSESTree } from '@typescript-eslint/utils';
import { readAnnotation } from '../bindings/types.js';
import type { ResolvedApi, ResolvedType } from '../catalogue.js';
import { enclosingFunction, staticName, type FunctionNode, type Node } from '../syntax.js';
import type { Engine } from './engine.js';

/** A type that is written for a value, and the way from that value to what stands inside it; null is an element of a list. */
interface WrittenType {
  readonly type: TSESTree.TypeNode;
  readonly steps: readonly (string | null)[];
}

/**
 * What a library hands to a parameter of a function by the type that is written where the function stands:
 * `const list: RequestHandler = (req, res) => {}`, `({ handler }) satisfies ServerRoute`, `(): Middleware => ctx => {}`.
 */
export function givenByType(engine: Engine, fn: FunctionNode, index: number): ResolvedType | null {
  const written = writtenFor(fn);
  const api = written && apiOf(engine, written);
  for (const [slot, reference] of api?.api.gives ?? []) {
    if (api && 'argument' in slot.base && slot.base.argument === index && slot.steps.length === 0)
      return engine.catalogue.typeOf(reference, api.library);
  }
  return null;
}

/** Objects and lists that a function may stand in. */
const MAX_STEPS = 4;

function writtenFor(fn: FunctionNode): WrittenType | null {
  const steps: (string | null)[] = [];
  const as = (annotation: TSESTree.TSTypeAnnotation | undefined): WrittenType | null =>
    annotation ? { type: annotation.typeAnnotation, steps } : null;
  if (fn.type === 'FunctionDeclaration') return null;
  for (let node: Node = fn; node.parent && steps.length <= MAX_STEPS; node = node.parent) {
    const { parent } = node;
    switch (parent.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
        if (!isConst(parent.typeAnnotation)) return { type: parent.typeAnnotation, steps };
        break;
      case 'TSNonNullExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
        break;
      case 'ObjectExpression':
        break;
      case 'Property': {
        const name = parent.value === node ? staticName(parent) : null;
        if (name === null) return null;
        steps.unshift(name);
        break;
      }
      case 'ArrayExpression':
        steps.unshift(null);
        break;
      case 'VariableDeclarator':
        return parent.init === node ? as(parent.id.typeAnnotation) : null;
      case 'PropertyDefinition':
        return parent.value === node ? as(parent.typeAnnotation) : null;
      case 'ArrowFunctionExpression':
        return parent.body === node ? as(parent.returnType) : null;
      case 'ReturnStatement':
        return as(enclosingFunction(parent)?.returnType);
      default:
        return null;
    }
  }
  return null;
}

const isConst = (type: TSESTree.TypeNode): boolean =>
  type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';

function apiOf(engine: Engine, { type, steps }: WrittenType): ResolvedApi | null {
  let inner: TSESTree.TypeNode | undefined = type;
  let at = 0;
  for (; steps[at] === null; at += 1) inner = elementType(inner);
  const names = steps.slice(at);
  if (names.includes(null)) return null;
  const annotation = readAnnotation(inner, engine.bindings, engine.catalogue);
  let current: ResolvedType | null = annotation.kind === 'library' ? annotation.type : null;
  let member: ResolvedApi | null = null;
  for (const name of names.length > 0 ? (names as string[]) : ['()']) {
    member = current && engine.catalogue.memberOf(current, name);
    if (!member) return null;
    current = member.api.type ? engine.catalogue.typeOf(member.api.type, member.library) : null;
  }
  return member;
}

function elementType(type: TSESTree.TypeNode | undefined): TSESTree.TypeNode | undefined {
  if (type?.type === 'TSTypeOperator') return elementType(type.typeAnnotation);
  if (type?.type === 'TSArrayType') return type.elementType;
  return type?.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    /^(?:Readonly)?Array$/.test(type.typeName.name)
    ? type.typeArguments?.params[0]
    : undefined;
}
