export async function parcels(instance) {
  instance.get('/', async () => []);
  instance.get('/:code', async request => ({ code: request.params.code, state: 'on its way' }));
}
