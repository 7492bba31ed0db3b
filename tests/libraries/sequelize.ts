import bcrypt from 'bcrypt';
import express from 'express';
import helmet from 'helmet';
import { DataTypes, literal, Model, QueryTypes, Sequelize } from 'sequelize';

const sequelize = new Sequelize('sqlite::memory:');

class Customer extends Model {
  declare name: string;
  declare password: string;
}
Customer.init({ name: DataTypes.STRING, password: DataTypes.STRING }, { sequelize });

const Member = sequelize.define(
  'Member',
  { name: DataTypes.STRING, password: DataTypes.STRING },
  {
    hooks: {
      beforeCreate: async (member: Model & { password?: string }) => {
        member.password = await bcrypt.hash(String(member.password), 12);
      },
    },
  },
);

const app = express();
app.use(helmet());
app.use(express.json());

app.get('/customers', async (req, res) => {
  const name = String(req.query.name);
  const sql = 'SELECT * FROM customers WHERE name = :name';
  await sequelize.query(sql, { replacements: { name }, type: QueryTypes.SELECT });
  await sequelize.query('SELECT * FROM customers WHERE name = $1', { bind: [name] });
  await sequelize.query(`SELECT * FROM customers WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await sequelize.query({ query: `SELECT * FROM customers WHERE name = '${name}'`, values: [] }); // expect: no-raw-sql-interpolation
  await sequelize.query(`SELECT * FROM customers WHERE name = ${sequelize.escape(name)}`);
  await Customer.findAll({ where: { name }, order: [[String(req.query.sort), 'DESC']] });
  await Customer.findAll({ order: literal('created_at DESC') });
  await Customer.findAll({ order: literal(String(req.query.sort)) }); // expect: no-raw-sql-interpolation
  await Customer.findAll({ where: sequelize.literal(`name = '${name}'`) }); // expect: no-raw-sql-interpolation
  await Customer.sequelize?.query('DELETE FROM customers WHERE id = ' + req.query.id); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});

app.post('/customers', async (req, res) => {
  await Customer.create({ name: 'a', password: req.body.password }); // expect: require-password-hash
  await Customer.update({ password: req.body.password }, { where: { id: 1 } }); // expect: require-password-hash
  await Customer.create({ name: 'a', password: await bcrypt.hash(req.body.password, 12) });
  const customer = await Customer.findOne({ where: { name: 'a' } });
  await customer?.update({ password: req.body.password }); // expect: require-password-hash
  res.sendStatus(201);
});

app.post('/members', async (req, res) => {
  await Member.create({ name: 'a', password: req.body.password });
  await Member.bulkCreate([{ name: 'a', password: req.body.password }]); // expect: require-password-hash
  res.sendStatus(201);
});

export async function removeByName(db: Sequelize, name: string): Promise<void> {
  await db.transaction(async transaction => {
    await db.query(`DELETE FROM customers WHERE name = '${name}'`, { transaction }); // expect: no-raw-sql-interpolation
  });
}
