import Database from 'better-sqlite3';

let db;

export default function getDb() {
  if (!db) {
    db = new Database(process.env.DB_FILE ?? 'notes.db');
    db.pragma('journal_mode = WAL');
  }
  return db;
}
