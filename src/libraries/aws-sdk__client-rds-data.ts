import { arg, defineLibrary, method, sqlQuery } from '../vocabulary/index.js';

/** Values go into `parameters` as objects of a name and a typed value, so no fix is written. */
const statement = method(sqlQuery({ text: arg(0).prop('sql'), placeholder: 'unknown', dialect: 'unknown' }));
const whole = method(sqlQuery({ text: arg(0).prop('sqlStatements'), placeholder: 'unknown', dialect: 'unknown' }));

export default defineLibrary({
  packages: ['@aws-sdk/client-rds-data'],
  reference: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/rds-data/command/ExecuteStatementCommand/',
  checkedAgainst: '3.1143.0',
  exports: {
    'new ExecuteStatementCommand': statement,
    'new BatchExecuteStatementCommand': statement,
    'new ExecuteSqlCommand': whole,
    'new RDSData': { returns: { type: 'RDSData' } },
  },
  types: {
    RDSData: { executeStatement: statement, batchExecuteStatement: statement, executeSql: whole },
  },
});
