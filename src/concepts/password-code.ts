import path from 'node:path';
import { alternativesOf, enclosingClass, functionName, type FunctionNode, type Origin } from '../engine/index.js';
import { isSalt, mayBePassword, namesPasswords, namesTyped } from './password-name.js';
import { lastName, type PlainSource } from './password-hashing.js';

/**
 * Whether a parameter stands for a typed password though its name alone does not say so: `plain` of `verifyPassword`, of a
 * class `PasswordHasher` or of a file `password.service.ts`.
 */
export function isTypedByPlace(source: PlainSource): boolean {
  if (source.kind !== 'parameter' || source.members.length > 0) return false;
  const { name, fn, home } = source;
  return (namesTyped(name) || mayBePassword(name)) && isPasswordCode(fn, home.module.fileName);
}

/** Whether a function is about passwords, by its name, that of its class, or that of its file. */
export const isPasswordCode = (fn: FunctionNode, fileName: string): boolean =>
  [functionName(fn), enclosingClass(fn)?.id?.name, path.basename(fileName).replace(/\.\w+$/, '')].some(
    name => name !== null && name !== undefined && namesPasswords(name),
  );

/** The name of what may be a secret of somebody's choice among the inputs of a hash: no salt, no random value. */
export function secretAmong(inputs: readonly Origin[]): string | null {
  const names = inputs.flatMap(input => namesOf(input));
  return (
    names.find(name => mayBePassword(lastName(name))) ??
    names.find(name => namesTyped(lastName(name))) ??
    names.find(name => !isSalt(lastName(name))) ??
    null
  );
}

/** The names of the values that text is made of. */
export function namesOf(origin: Origin, depth = 0): readonly string[] {
  if (depth > 8) return [];
  return alternativesOf(origin).flatMap((of): readonly string[] => {
    switch (of.kind) {
      case 'request':
        return [of.path];
      case 'parameter':
        return [[of.name, ...of.members].filter(Boolean).join('.')];
      case 'unknown':
        return of.reason === 'member' || of.reason === 'this' ? [of.name] : [];
      case 'text':
        return of.parts.flatMap(part => (part.kind === 'value' ? namesOf(part.origin, depth + 1) : []));
      case 'guarded':
      case 'escaped':
        return namesOf(of.of, depth + 1);
      case 'joined':
      case 'elements':
        return namesOf(of.element, depth + 1);
      case 'array':
        return of.node.elements.flatMap(element =>
          element ? namesOf(of.frame.home.originOf(element, of.frame), depth + 1) : [],
        );
      case 'api':
        return of.data ? namesOf(of.data, depth + 1) : [];
      default:
        return [];
    }
  });
}
