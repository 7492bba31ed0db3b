// A class of another file wraps the connection; its query method is called with request data in the text.
import express, { type Request, type Response } from 'express';
import helmet from 'helmet';
import { Database } from './database';

const app = express();
const database = new Database(process.env.MYSQL_URL as string);

app.use(helmet());

app.get('/tickets', async (req: Request, res: Response) => {
  const subject = String(req.query.subject ?? '');
  const tickets = await database.all(`SELECT id, subject FROM tickets WHERE subject LIKE '%${subject}%'`); // expect: no-raw-sql-interpolation
  res.json(tickets);
});

app.get('/tickets/:id', async (req: Request, res: Response) => {
  const ticket = await database.first('SELECT * FROM tickets WHERE id = ?', [req.params.id]);
  res.json(ticket);
});

app.get('/tickets/:id/comments', async (req: Request, res: Response) => {
  const order = req.query.newest === '1' ? 'DESC' : 'ASC';
  res.json(await database.all(`SELECT * FROM comments WHERE ticket = ? ORDER BY created ${order}`, [req.params.id]));
});

app.listen(4000);
