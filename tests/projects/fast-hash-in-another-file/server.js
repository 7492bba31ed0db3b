// The function called hashPassword is in another file, and it is an unsalted fast hash.
const fastify = require('fastify');
const helmet = require('@fastify/helmet');
const { hashPassword } = require('./lib/crypto');
const { users } = require('./lib/mongo');

const app = fastify();
app.register(helmet);

app.post('/register', async (request, reply) => {
  const { email, password } = request.body;
  await users.insertOne({ email, password: hashPassword(password), created: new Date() }); // expect: require-password-hash
  return reply.code(201).send({ email });
});

app.get('/users', async () => users.find({}, { projection: { password: 0 } }).limit(50).toArray());

app.listen({ port: 3000 });
