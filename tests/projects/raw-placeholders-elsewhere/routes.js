// Functions of other files put what they are handed into statements by placeholders that quote nothing.
const { Router } = require('express');
const { db, pgp, rows } = require('./lib/db');
const loans = require('./lib/loans');
const Readers = require('./lib/reader');
const statements = require('./lib/statements');

const router = Router();
const readers = new Readers(db);
const SORTS = new Map([['title', 'title, id']]);

router.get('/', async (req, res) => {
  res.json(await loans.find({ filter: req.query.filter })); // expect: no-raw-sql-interpolation
});

router.get('/sorted', async (req, res) => {
  res.json(await loans.sorted({ sort: req.query.sort })); // expect: no-raw-sql-interpolation
});

router.get('/page', async (req, res) => {
  res.json(await loans.page(req.query.sort, 10)); // expect: no-raw-sql-interpolation
});

router.get('/readers', async (req, res) => {
  res.json(await readers.list(req.query.order)); // expect: no-raw-sql-interpolation
});

router.get('/late', async (req, res) => {
  res.json(await db.any(statements.late, [req.query.sort])); // expect: no-raw-sql-interpolation
});

router.get('/rows', async (req, res) => {
  res.json(await rows('SELECT * FROM loans WHERE $1:raw', [req.query.filter])); // expect: no-raw-sql-interpolation
});

router.get('/formatted', async (req, res) => {
  const where = pgp.as.format('WHERE $1:raw', [req.query.filter]); // expect: no-raw-sql-interpolation
  res.json(await db.any('SELECT * FROM loans $1:raw', [where]));
});

router.get('/safe', async (req, res) => {
  const { reader, term } = req.query;
  res.json([
    await loans.of({ reader, term }),
    await loans.column(req.query.column),
    await loans.byId({ id: req.query.id }),
    await db.none('UPDATE loans SET $1:raw WHERE id = $2', [pgp.helpers.sets(req.body), req.query.id]),
    await db.any('SELECT * FROM loans LIMIT ${size:raw}', { size: parseInt(req.query.size, 10) }),
    await loans.find({ filter: 'returned IS NULL' }),
    await loans.page('title', req.query.size),
    await loans.page(SORTS.get(req.query.sort) ?? 'id', 10),
    await readers.named(req.query.name),
    await readers.list('name'),
    await rows('SELECT * FROM loans WHERE reader = $1', [reader]),
    await db.any(statements.late, ['due']),
  ]);
});

module.exports = router;
