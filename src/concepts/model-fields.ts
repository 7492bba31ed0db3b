import { alternativesOf, staticName, type Call, type Node, type Origin } from '../engine/index.js';
import type { RecordWriteRole } from '../vocabulary/index.js';
import type { FileFacts } from './analysis.js';
import { isPasswordField } from './password-name.js';
import { isModelSeen, modelOf, type Declared } from './record-hooks.js';

/** The password fields that a call's model declares, in this file or another. */
export function declaredFields(facts: FileFacts, call: Call, role: RecordWriteRole): readonly string[] {
  if (!isModelSeen(facts, call, role)) return [];
  const model = modelOf(facts, call, role) ?? [];
  const homes = model.length === 0 ? [facts.engine] : [...new Set(model.map(({ home }) => home))];
  const names = homes.flatMap(home =>
    facts
      .of(home)
      .once(declarationsIn)
      .filter(({ owners }) => model.length === 0 || model.some(({ node }) => owners.includes(node)))
      .map(({ field }) => field),
  );
  return [...new Set([...names, ...model.flatMap(fieldsInRun)])];
}

/** The password fields of a model that a function declares, `(sequelize, DataTypes) => sequelize.define(...)`: known in its run alone. */
function fieldsInRun({ home, call }: Declared): readonly string[] {
  const role = call?.api.api.plays?.find(played => played.role === 'record-model');
  const fields = call && role?.fields && call.frame !== home.base ? home.filled(call, role.fields)?.origin : null;
  return namesInRecord(fields).filter(isPasswordField);
}

/** The keys of the objects that an origin may be. */
const namesInRecord = (fields: Origin | null | undefined): readonly string[] =>
  alternativesOf(fields ?? { kind: 'literal', value: null }).flatMap(of =>
    of.kind === 'object'
      ? of.node.properties.flatMap(property => (property.type === 'Property' ? (staticName(property) ?? []) : []))
      : [],
  );

interface Declaration {
  readonly field: string;
  /** The nodes that the model may be known by. */
  readonly owners: readonly Node[];
}

/** The password fields that the schemas and entities of a file declare. */
function declarationsIn(facts: FileFacts): readonly Declaration[] {
  const { engine } = facts;
  const found: Declaration[] = [];
  for (const { call, role } of facts.playing('record-model')) {
    const owners: Node[] = [call.node, ...(call.receiver?.kind === 'class' ? [call.receiver.node] : [])];
    const add = (name: string | null): void => {
      if (name !== null && isPasswordField(name)) found.push({ field: name, owners });
    };
    const fields = role.fields ? engine.filled(call, role.fields)?.origin : null;
    for (const of of fields ? alternativesOf(fields) : []) {
      if (of.kind !== 'object') continue;
      owners.push(of.node);
      for (const property of of.node.properties) if (property.type === 'Property') add(staticName(property));
    }
    const decorated = call.node.parent?.type === 'Decorator' ? call.node.parent.parent : null;
    if (decorated?.type === 'ClassDeclaration') {
      owners.push(decorated);
      for (const member of decorated.body.body) if (member.type === 'PropertyDefinition') add(staticName(member));
    }
  }
  return found;
}
