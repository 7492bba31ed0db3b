import { createServer } from 'node:http';
import { parse, URL } from 'node:url';
import pg from 'pg';

const pool = new pg.Pool();

createServer(async (request, response) => {
  const { query } = parse(request.url ?? '', true);
  await pool.query(`SELECT * FROM books WHERE author = '${query['author']}'`); // expect: no-raw-sql-interpolation
  const city = new URL(request.url ?? '', 'http://localhost').searchParams.get('city');
  await pool.query(`SELECT * FROM shops WHERE city = '${city}'`); // expect: no-raw-sql-interpolation
  await pool.query('SELECT * FROM shops WHERE city = $1', [city]);
  response.end();
}).listen(3000);
