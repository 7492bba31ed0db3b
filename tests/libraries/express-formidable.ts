import express from 'express';
import formidable from 'express-formidable';
import helmet from 'helmet';
import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { Pool } from 'pg';

const app = express();
const pool = new Pool();
const User = mongoose.model('User', new mongoose.Schema({ name: String, password: String }));
app.use(helmet());
app.use(formidable({ uploadDir: 'uploads', maxFileSize: 5 * 1024 * 1024 }));

app.post('/any', formidable({ maxFileSize: Infinity }), (_req, res) => res.sendStatus(204)); // expect: require-body-limit

app.post('/posts', async (req, res) => {
  await pool.query('SELECT id FROM posts WHERE title = $1', [req.fields?.['title']]);
  await pool.query(`SELECT id FROM posts WHERE title = '${req.fields?.['title']}'`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT id FROM posts WHERE picture = '${req.files?.['picture']?.name}'`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT id FROM posts WHERE picture = '${req.files?.['picture']?.path}'`);
  res.sendStatus(204);
});

app.post('/users', async (req, res) => {
  const { name, password } = req.fields ?? {};
  await User.create({ name, password: createHash('sha1').update(String(password)).digest('hex') }); // expect: require-password-hash
  res.sendStatus(204);
});
