export default async function harbours(instance) {
  instance.get('/', async () => []);
}
