import { onCall, onRequest } from 'firebase-functions/v2/https';
import * as functions from 'firebase-functions/v1';
import { Pool } from 'pg';

const pool = new Pool();

export const find = onCall(async ({ data, auth }) => {
  await pool.query(`SELECT * FROM notes WHERE title = '${data.title}'`); // expect: no-raw-sql-interpolation
  await pool.query('SELECT * FROM notes WHERE title = $1 AND owner = $2', [data.title, auth?.uid]);
});

export const search = onCall({ region: 'europe-west1' }, async request => {
  await pool.query(`SELECT * FROM notes WHERE title = '${request.data}'`); // expect: no-raw-sql-interpolation
});

export const list = functions.region('europe-west1').https.onCall(async (data, context) => {
  await pool.query(`SELECT * FROM notes WHERE title = '${data.title}'`); // expect: no-raw-sql-interpolation
  await pool.query('SELECT * FROM notes WHERE owner = $1', [context.auth?.uid]);
});

export const show = onRequest(async (req, res) => {
  await pool.query(`SELECT * FROM notes WHERE title = '${req.query.title}'`); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});
