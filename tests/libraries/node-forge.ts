import express from 'express';
import helmet from 'helmet';
import knex from 'knex';
import forge from 'node-forge';

const app = express();
app.use(helmet());
app.use(express.json());
const db = knex({ client: 'pg' });
const secret = process.env.SECRET ?? '';

function encrypt(text: string) {
  const cipher = forge.cipher.createCipher('AES-CBC', secret);
  cipher.start({ iv: secret });
  cipher.update(forge.util.createBuffer(text));
  cipher.finish();
  return cipher.output.toHex();
}

function decrypt(hex: string) {
  const decipher = forge.cipher.createDecipher('AES-CBC', secret);
  decipher.start({ iv: secret });
  decipher.update(forge.util.createBuffer(forge.util.hexToBytes(hex)));
  decipher.finish();
  return decipher.output.toString();
}

app.post('/register', async (req, res) => {
  await db('users').insert({ email: req.body.email, password: encrypt(req.body.password) }); // expect: require-password-hash
  await db('users').insert({ email: req.body.email, phone: encrypt(req.body.phone) });
  await db('mailboxes').insert({ host: req.body.host, password: encrypt(req.body.password) });
  res.sendStatus(201);
});

app.post('/login', async (req, res) => {
  const user = await db('users').where({ email: req.body.email }).first();
  res.sendStatus(decrypt(user.password) === req.body.password ? 204 : 401); // expect: require-password-hash
});
