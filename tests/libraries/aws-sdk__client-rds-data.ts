// @ts-expect-error -- the package is not installed beside this sample
import { BatchExecuteStatementCommand, ExecuteStatementCommand, RDSData, RDSDataClient } from '@aws-sdk/client-rds-data';
import express from 'express';
import helmet from 'helmet';

const client = new RDSDataClient({});
const data = new RDSData({});
const target = { resourceArn: process.env.CLUSTER_ARN, secretArn: process.env.SECRET_ARN };

const app = express();
app.use(helmet());

app.get('/boats', async (req, res) => {
  const sql = `SELECT * FROM boats WHERE name = '${req.query.name}'`; // expect: no-raw-sql-interpolation
  await client.send(new ExecuteStatementCommand({ ...target, sql }));
  await client.send(
    new ExecuteStatementCommand({
      ...target,
      sql: 'SELECT * FROM boats WHERE name = :name',
      parameters: [{ name: 'name', value: { stringValue: req.query.name } }],
    }),
  );
  await client.send(new BatchExecuteStatementCommand({ ...target, sql: `DELETE FROM ${req.query.table}` })); // expect: no-raw-sql-interpolation
  await data.executeStatement({ ...target, sql: `DELETE FROM ${req.query.table}` }); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});
