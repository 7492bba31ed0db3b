import Database from 'better-sqlite3';

const database = new Database('weather.db', { readonly: true });

export function all(text, ...values) {
  const statement = database.prepare(text);
  return statement.all(...values);
}
