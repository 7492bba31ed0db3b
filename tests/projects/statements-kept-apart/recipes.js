// Statements begin with constants of another file and are given to a wrapper of a third one.
const express = require('express');
const db = require('./db');
const statements = require('./statements');
const { recipes } = require('./statements');

const router = express.Router();

router.get('/', async (req, res) => {
  const { title, sort } = req.query;
  let text = statements.recipes.list;
  if (title) text += ` WHERE title LIKE '%${title}%'`; // expect: no-raw-sql-interpolation
  res.json(await db.fetchAll(text + (sort === 'cook' ? ' ORDER BY cook' : ' ORDER BY title')));
});

router.get('/sorted', async (req, res) => {
  res.json(await db.fetchAll(`${recipes.list} ORDER BY ${req.query.by}`)); // expect: no-raw-sql-interpolation
});

router.get('/page', async (req, res) => {
  const page = req.query.page ? ` LIMIT 20 OFFSET ${req.query.page}` : ' LIMIT 20'; // expect: no-raw-sql-interpolation
  res.json(await db.fetchAll(recipes.list + page));
});

router.get('/of/:cook', async (req, res) => {
  const text = recipes.ofCook(req.params.cook);
  res.json(await db.fetchAll(text)); // expect: no-raw-sql-interpolation
});

router.get('/:id', async (req, res) => {
  res.json(await db.fetchOne(statements.recipes.list + ' WHERE id = ' + req.params.id)); // expect: no-raw-sql-interpolation
});

router.get('/safe/bound/:id', async (req, res) => {
  res.json(await db.fetchOne(statements.recipes.list + ' WHERE id = ?', [req.params.id]));
});

router.get('/safe/number', async (req, res) => {
  res.json(await db.fetchAll(`${recipes.list} LIMIT ${Number(req.query.count) || 20}`));
});

router.get('/safe/listed', async (req, res) => {
  const column = { title: 'title', cook: 'cook' }[req.query.by] || 'id';
  res.json(await db.fetchAll(recipes.list + ' ORDER BY ' + column));
});

router.get('/safe/fixed', async (req, res) => {
  res.json(await db.fetchAll(`${recipes.list} WHERE kind = '${statements.title}'`));
});

router.get('/safe/note', async (req, res) => {
  db.note(recipes.list + ` for '${req.query.name}'`);
  db.note(`${statements.title}:${req.query.name}`);
  res.json(await db.fetchAll(recipes.list));
});

module.exports = router;
