import { MongoClient } from 'mongodb';

const mailboxes = new MongoClient(process.env.MONGO_URL as string).db('app').collection('mailboxes');

export const saveMailbox = (mailbox: { host: string; user: string; password: string }): Promise<unknown> =>
  mailboxes.insertOne(mailbox);
