import express from 'express';
import helmet from 'helmet';

interface Database {
  query(text: string, values?: readonly unknown[]): Promise<unknown[]>;
  prepare(text: string): { all(...values: unknown[]): unknown[] };
}

interface Catalogue {
  query(question: string): string;
}

export function createApp(db: Database, catalogue: Catalogue): express.Express {
  const app = express();
  app.use(helmet());
  app.get('/items', async (req, res) => {
    await db.query('SELECT * FROM items WHERE name = ?', [req.query.name]);
    await db.query(`SELECT * FROM items WHERE name = '${req.query.name}'`); // expect: no-raw-sql-interpolation
    db.prepare("DELETE FROM items WHERE name = '" + req.query.name + "'").all(); // expect: no-raw-sql-interpolation
    res.send(catalogue.query(`Select one of the users named ${req.query.name}`));
  });
  return app;
}
