import type { Analysis } from './analysis.js';
import type { SqlFlow } from './sql-injection.js';

/** Folders with code that changes the database and that no client reaches. */
const MIGRATIONS = /[\\/][\w-]*migrations?[\\/]/i;
/** What the program is told by whoever runs it. */
const CONFIG = /^(?:config(?:uration)?|settings|env)$/i;
/** Tables in which databases list tables, columns, users and other databases: what is looked up there are names of the program. */
const CATALOGUE =
  /\b(?:sqlite_(?:master|schema)|pragma_table_info|information_schema|pg_(?:catalog|database|tables|class|roles|indexes|type)|sys\.(?:tables|columns|databases|objects|schemas))\b/i;

/** Whether a value of callers not seen is likely one of the program itself: in a migration, of its configuration, looked up in the catalogue of the database. */
export function isOfProgram({ engine }: Analysis, { source, query }: SqlFlow): boolean {
  if (source.kind !== 'parameter') return false;
  return (
    MIGRATIONS.test(engine.module.fileName) ||
    [source.name, ...source.members].some(name => CONFIG.test(name)) ||
    query.texts.some(({ pieces }) => pieces.some(piece => 'text' in piece && CATALOGUE.test(piece.text)))
  );
}
