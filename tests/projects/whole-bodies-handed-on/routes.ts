// A body goes as a whole through a service to the store, whose parameter says that it has a password.
import { Hono } from 'hono';
import { profiles, store } from './profiles.js';
import type { NewProfile } from './service.js';

export const routes = new Hono();

routes.post('/join', async c => {
  const input = await c.req.json<{ email: string; password: string }>();
  return c.json({ id: await profiles.join(input) }); // expect: require-password-hash
});

routes.post('/enrol', async c => {
  const input = await c.req.json<NewProfile>();
  return c.json({ id: await profiles.enrol(input) });
});

routes.post('/members', async c => {
  const password = 'of the form';
  const id = await store.add(await c.req.json()); // expect: require-password-hash
  return c.json({ id, password });
});

routes.post('/notes', async c => {
  await store.addNote(await c.req.json());
  return c.body(null, 204);
});
