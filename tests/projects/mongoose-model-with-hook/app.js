// The hooks of the model, one for save and one for updates, hash the password in another file.
const express = require('express');
const helmet = require('helmet');
const { User } = require('./models');

const app = express();
app.use(helmet());
app.use(express.json());

app.post('/signup', async (req, res) => {
  const user = new User({ email: req.body.email, password: req.body.password });
  await user.save();
  res.status(201).json({ id: user.id });
});

app.post('/invite', async (req, res) => {
  const { email, password } = req.body;
  await User.create({ email, password, invited: true });
  res.sendStatus(201);
});

app.post('/reset', async (req, res) => {
  const user = await User.findOneAndUpdate({ resetToken: String(req.body.token) }, { password: req.body.password });
  res.sendStatus(user ? 204 : 404);
});

app.listen(3000);
