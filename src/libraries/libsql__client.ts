import { arg, defineLibrary, method, promised, returns, sqlQuery } from '../vocabulary/index.js';

/** `execute({ sql, args })` or `execute(sql, args)`. */
const execute = method(
  sqlQuery({
    text: [arg(0).prop('sql'), arg(0)],
    values: [arg(0).prop('args'), arg(1)],
    valuesForm: 'array',
    placeholder: '?',
    dialect: 'sqlite',
    undefinedThrows: true,
  }),
);
/** Several statements at once, each one text or `{ sql, args }`. */
const batch = method(
  sqlQuery({
    text: [arg(0).each().prop('sql'), arg(0).each()],
    values: arg(0).each().prop('args'),
    valuesForm: 'array',
    placeholder: '?',
    dialect: 'sqlite',
    undefinedThrows: true,
  }),
);
const client = {
  execute,
  batch,
  migrate: batch,
  executeMultiple: method(sqlQuery({ text: arg(0), placeholder: '?', dialect: 'sqlite', boundMethod: 'execute' })),
};

export default defineLibrary({
  packages: [
    '@libsql/client',
    '@libsql/client/web',
    '@libsql/client/http',
    '@libsql/client/ws',
    '@libsql/client/node',
    '@libsql/client/sqlite3',
  ],
  reference: 'https://docs.turso.tech/sdk/ts/reference',
  checkedAgainst: '0.18.0',
  exports: {
    createClient: returns('Client'),
  },
  types: {
    Client: { ...client, transaction: returns(promised('Transaction')) },
    Transaction: client,
  },
});
