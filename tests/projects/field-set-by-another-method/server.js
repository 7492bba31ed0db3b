// A controller keeps the request's text in a field in one method and uses it in another.
const express = require('express');
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const app = express(); // expect: require-helmet

class TicketListing {
  #status = 'open';
  limit = 25;

  read(req) {
    this.#status = req.query.status || this.#status;
    this.limit = Math.min(Number(req.query.limit) || 25, 100);
    return this;
  }

  async load() {
    const text = `SELECT id, subject FROM tickets WHERE status = '${this.#status}' LIMIT ${this.limit}`; // expect: no-raw-sql-interpolation
    const { rows } = await pool.query(text);
    return rows;
  }
}

app.get('/tickets', async (req, res, next) => {
  try {
    res.json(await new TicketListing().read(req).load());
  } catch (error) {
    next(error);
  }
});

app.listen(3000);
