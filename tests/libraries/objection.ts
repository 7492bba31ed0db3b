import bcrypt from 'bcrypt';
import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import { Model, raw } from 'objection';

class Customer extends Model {
  static override tableName = 'customers';
  name!: string;
  password!: string;
}

class Member extends Model {
  static override tableName = 'members';
  password!: string;

  override async $beforeInsert(): Promise<void> {
    this.password = await bcrypt.hash(this.password, 12);
  }
}

Model.knex(knex({ client: 'pg' }));

const app = express();
app.use(helmet());
app.use(express.json());

app.get('/customers', async (req, res) => {
  const name = String(req.query.name);
  await Customer.query().where({ name }).orderBy('name');
  await Customer.query().whereRaw('name = ?', [name]);
  await Customer.query().whereRaw(`name = '${name}'`); // expect: no-raw-sql-interpolation
  await Customer.query().select(raw(`'${name}' AS label`)); // expect: no-raw-sql-interpolation
  await Customer.knex().raw('SELECT * FROM customers WHERE id = ' + req.query.id); // expect: no-raw-sql-interpolation
  await Customer.transaction(async trx => {
    await trx.raw(`DELETE FROM customers WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  });
  res.sendStatus(204);
});

app.post('/customers', async (req, res) => {
  await Customer.query().insert({ name: 'a', password: req.body.password }); // expect: require-password-hash
  await Customer.query().findById(1).patch({ password: req.body.password }); // expect: require-password-hash
  await Member.query().insert({ password: req.body.password });
  res.sendStatus(201);
});
