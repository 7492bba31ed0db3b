import bcrypt from 'bcrypt';
import express from 'express';
import helmet from 'helmet';
import mongoose, { Schema } from 'mongoose';

const customerSchema = new Schema({ name: { type: String, maxLength: 100 }, password: String });
const Customer = mongoose.model('Customer', customerSchema);

const memberSchema = new Schema({ name: String, password: { type: String, required: true } });
memberSchema.pre('save', async function () {
  if (this.isModified('password')) this.password = await bcrypt.hash(this.password, 12);
});
const Member = mongoose.model('Member', memberSchema);

const accountSchema = new Schema({ password: { type: String, set: (value: string) => bcrypt.hashSync(value, 12) } });
const Account = mongoose.model('Account', accountSchema);

const app = express();
app.use(helmet());
app.use(express.json());

app.post('/customers', async (req, res) => {
  await Customer.create({ name: 'a', password: req.body.password }); // expect: require-password-hash
  await new Customer({ name: 'a', password: req.body.password }).save(); // expect: require-password-hash
  await Customer.insertMany([{ name: 'a', password: req.body.password }]); // expect: require-password-hash
  await Customer.findByIdAndUpdate(req.body.id, { password: req.body.password }); // expect: require-password-hash
  await Customer.create({ name: 'a', password: await bcrypt.hash(req.body.password, 12) });
  res.sendStatus(201);
});

app.post('/customers/hashed', async (req, res) => {
  const customer = new Customer({ name: 'a', password: req.body.password });
  const salt = await bcrypt.genSalt(12);
  customer.password = await bcrypt.hash(req.body.password, salt);
  await customer.save();
  res.sendStatus(201);
});

app.post('/customers/changed', async (req, res) => {
  const customer = await Customer.findOne({ name: 'a' }).select('+password');
  if (!customer) return res.sendStatus(404);
  customer.password = req.body.password; // expect: require-password-hash
  await customer.save();
  res.sendStatus(204);
});

app.post('/members', async (req, res) => {
  await Member.create({ name: 'a', password: req.body.password });
  await new Member({ name: 'a', password: req.body.password }).save();
  await Member.insertMany([{ name: 'a', password: req.body.password }]); // expect: require-password-hash
  await Member.updateOne({ name: 'a' }, { $set: { password: req.body.password } }); // expect: require-password-hash
  await Member.findOneAndUpdate({ name: 'a' }, { password: req.body.password }); // expect: require-password-hash
  res.sendStatus(201);
});

app.post('/accounts', async (req, res) => {
  await Account.create({ password: req.body.password });
  await Account.updateOne({ _id: req.body.id }, { password: req.body.password });
  res.sendStatus(201);
});
