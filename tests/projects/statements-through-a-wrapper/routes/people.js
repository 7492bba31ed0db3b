const router = require('express').Router();
const bcrypt = require('bcrypt');
const md5 = require('md5');
const { run, store } = require('../lib/run');
const statements = require('../lib/statements');

router.post('/people', async (req, res) => {
  const { name, password } = req.body;
  const values = [name, password]; // expect: require-password-hash
  await run(statements.people.create, values);
  await run(statements.people.create, [name, md5(password)]); // expect: require-password-hash
  await run(statements.people.create, [name, await bcrypt.hash(password, 12)]);
  await run('INSERT INTO people SET ?', { name, password }); // expect: require-password-hash
  await run('UPDATE people SET name = ? WHERE id = ?', [name, req.params.id]);
  await run(statements.people.list);
  res.sendStatus(201);
});

router.post('/login', async (req, res) => {
  const { name, password } = req.body;
  const found = await store.first('SELECT id FROM people WHERE name = ? AND password = ?', [name, password]); // expect: require-password-hash
  const row = await store.first('SELECT id, password FROM people WHERE name = ?', [name]);
  res.sendStatus(found && row && (await bcrypt.compare(password, row.password)) ? 204 : 401);
});

module.exports = router;
