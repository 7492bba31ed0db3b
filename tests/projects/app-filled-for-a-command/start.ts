import express from 'express';
import { createServer } from 'node:http';
import load from './load';

async function start(): Promise<void> {
  const app = express(); // expect: require-helmet
  await load({ server: app });
  createServer(app).listen(3000);
}

void start();
