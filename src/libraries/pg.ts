import { arg, defineLibrary, method, promised, property, returns, sqlEscape, sqlQuery } from '../vocabulary/index.js';

/** `client.query(text, values)` or `client.query({ text, values })`; the values travel apart from the text. */
const bound = sqlQuery({
  text: [arg(0).prop('text'), arg(0)],
  values: [arg(0).prop('values'), arg(1)],
  valuesForm: 'array',
  placeholder: '$1',
  dialect: 'postgres',
});
const query = method(bound);
const escapes = {
  escapeLiteral: method(sqlEscape({ from: arg(0), as: 'literal' })),
  escapeIdentifier: method(sqlEscape({ from: arg(0), as: 'identifier' })),
};
const client = { query, ...escapes };
const pool = {
  query,
  connect: method({ returns: promised('PoolClient'), gives: [[arg(0).param(1), 'PoolClient']] }),
  /** `pool.on('connect', client => ...)` */
  on: method({ returns: 'same', gives: [[arg(1).param(0), 'PoolClient']] }),
};
const constructors = {
  Client: returns('Client'),
  Pool: returns('Pool'),
  Query: method(bound),
};

export default defineLibrary({
  packages: ['pg', 'pg/native', '@neondatabase/serverless', '@vercel/postgres'],
  reference: 'https://node-postgres.com/apis/client',
  checkedAgainst: '8.23.0',
  exports: {
    ...constructors,
    ...escapes,
    native: { members: constructors },
    // @neondatabase/serverless
    neon: returns('NeonQueryFunction'),
    // @vercel/postgres
    createPool: returns('Pool'),
    createClient: returns('Client'),
    db: property('Pool'),
    sql: property('Pool'),
  },
  types: {
    Client: client,
    PoolClient: client,
    ClientBase: client,
    VercelClient: client,
    VercelPoolClient: client,
    Pool: pool,
    VercelPool: pool,
    NeonQueryFunction: {
      query,
      /** A piece that goes as it is into the surrounding template. */
      unsafe: method(sqlQuery({ text: arg(0), placeholder: 'tag', dialect: 'postgres', fragment: true })),
    },
  },
});
