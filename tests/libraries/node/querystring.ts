import { createServer } from 'node:http';
import querystring from 'node:querystring';
import pg from 'pg';

const pool = new pg.Pool();

createServer(async (request, response) => {
  const { author } = querystring.parse(request.url?.split('?')[1] ?? '');
  await pool.query(`SELECT * FROM books WHERE author = '${author}'`); // expect: no-raw-sql-interpolation
  await pool.query('SELECT * FROM books WHERE author = $1', [author]);
  response.end();
}).listen(3000);
