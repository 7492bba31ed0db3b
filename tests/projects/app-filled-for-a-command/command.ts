// A command makes an application for what the loader gives back; only the other file serves one.
import express from 'express';
import load from './load';

export default async function command(script: (jobs: string[]) => Promise<void>): Promise<void> {
  const app = express();
  app.use(express.json());
  const { jobs } = await load({ server: app });
  await script(jobs);
  process.exit();
}
