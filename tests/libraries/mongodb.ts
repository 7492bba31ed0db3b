import bcrypt from 'bcrypt';
import express from 'express';
import helmet from 'helmet';
import { MongoClient, type Collection, type Db } from 'mongodb';

const client = new MongoClient('mongodb://localhost');
const users = client.db('shop').collection('users');

const app = express();
app.use(helmet());
app.use(express.json());

app.post('/users', async (req, res) => {
  await users.insertOne({ name: 'a', password: req.body.password }); // expect: require-password-hash
  await users.insertMany([{ name: 'a', password: req.body.password }]); // expect: require-password-hash
  await users.updateOne({ name: 'a' }, { $set: { password: req.body.password } }); // expect: require-password-hash
  await users.replaceOne({ name: 'a' }, { name: 'a', password: req.body.password }); // expect: require-password-hash
  await users.insertOne({ name: 'a', password: await bcrypt.hash(req.body.password, 12) });
  await users.updateOne({ name: 'a' }, { $set: { passwordChangedAt: req.body.at } });
  res.sendStatus(201);
});

app.post('/connected', async (req, res) => {
  const connected = await MongoClient.connect('mongodb://localhost');
  await connected.db().collection('users').insertOne({ password: req.body.password }); // expect: require-password-hash
  res.sendStatus(201);
});

export const register = (db: Db, password: string): Promise<unknown> =>
  db.collection('users').insertOne({ password }); // expect: require-password-hash

export const store = (collection: Collection, hash: string): Promise<unknown> => collection.insertOne({ password: hash });
