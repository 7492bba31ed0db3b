import { MongoClient } from 'mongodb';
import { ProfileService } from './service.js';
import { ProfileStore } from './store.js';

const client = new MongoClient('mongodb://localhost');

export const store = new ProfileStore(client.db('club'));
export const profiles = new ProfileService(store);
