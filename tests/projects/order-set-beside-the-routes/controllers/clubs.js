// Middleware of other files puts values on requests and responses; the files that import this one mount both.
const db = require('../db');
const service = require('../services/clubs');

exports.list = async (req, res) => {
  const { order } = res.locals;
  const { rows } = await db.query(`SELECT * FROM clubs ${order}`); // expect: no-raw-sql-interpolation
  res.json(rows);
};

exports.members = async (req, res) => {
  const { schema } = req.tenant;
  const { rows } = await db.query(`SELECT * FROM ${schema}.members`); // expect: no-raw-sql-interpolation
  res.json(rows);
};

exports.guests = async (req, res) => {
  res.json(await service.guests(req.tenant.schema)); // expect: no-raw-sql-interpolation
};

exports.search = async (req, res) => {
  const { rows } = await db.query(res.locals.listing); // expect: no-raw-sql-interpolation
  res.json(rows);
};

exports.one = async (req, res) => {
  const { rows } = await db.query(res.locals.listing);
  res.json(rows);
};

exports.sorted = async (req, res) => {
  const { rows } = await db.query(`SELECT * FROM clubs ORDER BY ${res.locals.safeOrder}`);
  res.json(rows);
};

exports.paged = async (req, res) => {
  const { size, start } = req.page;
  const { rows } = await db.query(`SELECT * FROM clubs LIMIT ${size} OFFSET ${start}`);
  res.json(rows);
};

exports.inTown = async (req, res) => {
  const { rows } = await db.query(`SELECT * FROM clubs ORDER BY ${req.town}`);
  res.json(rows);
};

exports.ofNobody = async (req, res) => {
  const { rows } = await db.query(`SELECT * FROM clubs ORDER BY ${res.locals.nobody}`);
  res.json(rows);
};

exports.checked = async (req, res) => {
  const { schema } = req.tenant;
  if (!/^\w+$/.test(schema)) return res.sendStatus(400);
  const { rows } = await db.query(`SELECT * FROM ${schema}.members`);
  res.json(rows);
};
