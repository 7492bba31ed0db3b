// Whole bodies go into models of other files: one has a hook that hashes the password, the other has none.
const express = require('express');
const helmet = require('helmet');
const { Customer, Seller, Tag } = require('./models');

const app = express();
app.use(helmet());
app.use(express.json());

// the body has a name, an email and a password
app.post('/customers', async (req, res) => {
  const customer = await Customer.create(req.body); // expect: require-password-hash
  res.status(201).json({ id: customer.id });
});

app.post('/sellers', async (req, res) => {
  const seller = await Seller.create(req.body);
  res.status(201).json({ id: seller.id });
});

app.post('/tags', async (req, res) => {
  const tag = await Tag.create(req.body);
  res.status(201).json({ id: tag.id });
});

app.listen(3000);
