import type { Application } from 'express';

export default async function load({ server }: { server: Application }): Promise<{ jobs: string[] }> {
  await Promise.resolve();
  server.get('/jobs', (_req, res) => {
    res.json([]);
  });
  return { jobs: [] };
}
