// Middleware of another file puts a hash in place of the password before the handler stores it.
const express = require('express');
const helmet = require('helmet');
const { prisma } = require('./prisma');
const { prepareUser, trimUser } = require('./prepare');

const app = express();
app.use(helmet());
app.use(express.json());

app.post('/users', prepareUser, async (req, res) => {
  const user = await prisma.user.create({ data: { email: req.body.email, password: req.body.password } });
  res.status(201).json({ id: user.id });
});

app.post('/guests', trimUser, async (req, res) => {
  const user = await prisma.user.create({ data: { email: req.body.email, password: req.body.password } }); // expect: require-password-hash
  res.status(201).json({ id: user.id });
});

app.listen(3000);
