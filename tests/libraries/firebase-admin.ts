import { createHash, scryptSync } from 'node:crypto';
import express from 'express';
import admin from 'firebase-admin';
import { getFirestore } from 'firebase-admin/firestore';
import helmet from 'helmet';

admin.initializeApp();
const app = express();
app.use(helmet());
app.use(express.json());
const people = getFirestore().collection('people');

app.post('/people', async (req, res) => {
  const { name, password, salt } = req.body;
  await people.add({ name, password }); // expect: require-password-hash
  await people.doc(name).set({ name, password }); // expect: require-password-hash
  await people.doc(name).create({ passwordHash: createHash('sha256').update(password).digest('hex') }); // expect: require-password-hash
  await people.doc(name).create({ passwordHash: scryptSync(password, salt, 32).toString('hex') });
  const batch = admin.firestore().batch();
  batch.update(people.doc(name), { password }); // expect: require-password-hash
  await batch.commit();
  await getFirestore().runTransaction(async transaction => {
    transaction.set(people.doc(name), { password }); // expect: require-password-hash
  });
  await people.doc(name).update({ city: req.body.city });
  res.sendStatus(204);
});

app.post('/sessions', async (req, res) => {
  const { name, password } = req.body;
  const found = await people.where('name', '==', name).where('password', '==', password).get(); // expect: require-password-hash
  res.sendStatus(found.empty ? 401 : 204);
});
