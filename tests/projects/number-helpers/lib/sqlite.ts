import Database from 'better-sqlite3';

const db = new Database('blog.db');

export const all = (text: string): unknown[] => db.prepare(text).all();
