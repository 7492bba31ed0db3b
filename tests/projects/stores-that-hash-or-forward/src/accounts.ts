import { MongoClient } from 'mongodb';
import { protect } from './protect';

const accounts = new MongoClient(process.env.MONGO_URL as string).db('app').collection('accounts');

export async function createAccount(account: { email: string; password: string }): Promise<void> {
  await protect(account);
  await accounts.insertOne(account);
}
