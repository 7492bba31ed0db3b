import express from 'express';
import helmet from 'helmet';
import { Connection, Request, TYPES } from 'tedious';

const app = express();
app.use(helmet());
const connection = new Connection({ server: 'localhost' });
connection.connect();

app.get('/assets', (req, res) => {
  const done = (error?: Error | null): void => {
    res.sendStatus(error ? 500 : 204);
  };
  const bound = new Request('SELECT * FROM assets WHERE site = @site', done);
  bound.addParameter('site', TYPES.NVarChar, String(req.query.site));
  connection.execSql(bound);
  const built = new Request(`SELECT * FROM assets WHERE site = '${String(req.query.site)}'`, done); // expect: no-raw-sql-interpolation
  connection.execSql(built);
});

app.post('/assets/query', express.json({ limit: '10kb' }), (req, res) => {
  const filters = (req.body as { filters?: Record<string, string> }).filters ?? {};
  const names = Object.keys(filters);
  let statement = 'SELECT TOP 500 serial FROM assets WHERE retired = 0';
  for (let i = 0; i < names.length; i++) {
    statement += ' AND ' + String(names[i]) + ' = @p' + String(i); // expect: no-raw-sql-interpolation
  }
  const request = new Request(statement, error => res.sendStatus(error ? 500 : 204));
  names.forEach((name, index) => {
    request.addParameter('p' + String(index), TYPES.NVarChar, filters[name]);
  });
  connection.execSqlBatch(request);
});
