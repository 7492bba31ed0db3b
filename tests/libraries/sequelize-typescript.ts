import 'reflect-metadata';
import bcrypt from 'bcrypt';
import express from 'express';
import helmet from 'helmet';
import { BeforeCreate, Column, Model, Sequelize, Table } from 'sequelize-typescript';

@Table
class Customer extends Model {
  @Column
  declare name: string;

  @Column
  declare password: string;
}

@Table
class Member extends Model {
  @Column
  declare password: string;

  @BeforeCreate
  static async hashPassword(member: Member): Promise<void> {
    member.password = await bcrypt.hash(member.password, 12);
  }
}

const sequelize = new Sequelize({ dialect: 'sqlite', models: [Customer, Member] });

const app = express();
app.use(helmet());
app.use(express.json());

app.get('/customers', async (req, res) => {
  await sequelize.query(`SELECT * FROM customers WHERE name = '${req.query.name}'`); // expect: no-raw-sql-interpolation
  res.json(await Customer.findOne({ where: { name: String(req.query.name) } }));
});

app.post('/customers', async (req, res) => {
  await Customer.create({ name: 'a', password: req.body.password }); // expect: require-password-hash
  await Member.create({ password: req.body.password });
  res.sendStatus(201);
});
