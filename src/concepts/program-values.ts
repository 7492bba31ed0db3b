import path from 'node:path';
import type { Analysis } from './analysis.js';
import type { SqlFlow } from './sql-injection.js';

/** Folders with code that changes the database and that no client reaches: `db-migrations`, `predefinedMigrations`; not `immigration`. */
const MIGRATIONS = /(?:^|[\\/])(?:(?:[\w-]*[-_])?migrations?|\w*Migrations?)[\\/]/;
/** What the program is told by whoever runs it. */
const CONFIG = /^config(?:uration)?$/i;
/** Tables in which databases list tables, columns, users and other databases: what is looked up there are names of the program. */
const CATALOGUE =
  /\b(?:sqlite_(?:master|schema)|pragma_table_info|information_schema|pg_(?:catalog|database|tables|class|roles|indexes|type)|sys\.(?:tables|columns|databases|objects|schemas))\b/i;

/**
 * Whether a value of callers not seen is likely one of the program itself: in a migration, a member of its configuration, or
 * looked up in the catalogue of the database.
 */
export function isOfProgram(analysis: Analysis, { source, query }: SqlFlow): boolean {
  if (source.kind !== 'parameter') return false;
  const { fileName } = analysis.engine.module;
  const owners = [source.name, ...source.members].slice(0, -1);
  return (
    MIGRATIONS.test(path.relative(analysis.package?.folder ?? '/', fileName)) ||
    owners.some(name => CONFIG.test(name)) ||
    query.texts.some(({ pieces }) => pieces.some(piece => 'text' in piece && CATALOGUE.test(piece.text)))
  );
}
