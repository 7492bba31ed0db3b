// The bytes of an upload go into the text as hexadecimal digits.
import express from 'express';
import Database from 'better-sqlite3';

const db = new Database('blobs.db');
const app = express(); // expect: require-helmet

app.put('/blobs', express.raw({ type: 'application/octet-stream', limit: '1mb' }), (req, res) => {
  const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  const { lastInsertRowid } = db.prepare(`INSERT INTO blobs (content, size) VALUES (X'${bytes.toString('hex')}', ${bytes.length})`).run();
  res.status(201).json({ id: Number(lastInsertRowid) });
});

app.listen(3000);
