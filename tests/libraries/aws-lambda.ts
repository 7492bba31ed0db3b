// @ts-expect-error -- the package is not installed beside this sample
import type { APIGatewayProxyEvent, APIGatewayProxyHandlerV2 } from 'aws-lambda';
import { Pool } from 'pg';

const pool = new Pool();

export const list: APIGatewayProxyHandlerV2 = async (event: any) => {
  const sort = event.queryStringParameters?.sort ?? 'id';
  return pool.query(`SELECT * FROM tickets ORDER BY ${sort}`); // expect: no-raw-sql-interpolation
};

export async function find(event: APIGatewayProxyEvent) {
  return pool.query(`SELECT * FROM tickets WHERE id = ${event.pathParameters?.id}`); // expect: no-raw-sql-interpolation
}

export const handler = async (event: any) => {
  const { state } = JSON.parse(event.body);
  await pool.query('UPDATE tickets SET state = $1', [state]);
  await pool.query(`UPDATE tickets SET seen_as = '${state}'`); // expect: no-raw-sql-interpolation
};

const byOwner = async (event: any) => {
  const owner = event.multiValueQueryStringParameters.owner[0];
  return pool.query(`SELECT * FROM tickets ORDER BY ${owner}`); // expect: no-raw-sql-interpolation
};

/** The body of a message that nobody sent over HTTP. */
const onMessage = async (event: any) => pool.query(`SELECT * FROM tickets ORDER BY ${event.body.order}`);

export const routes = { byOwner, onMessage };
