import express from 'express';
import db from '../db.js';
import { LIST, statements } from './index.mjs';
import * as all from './statements.mjs';

export const router = express.Router();

router.get('/', async (req, res) => {
  res.json(await db.fetchAll(`${LIST} WHERE name = '${req.query.name}'`)); // expect: no-raw-sql-interpolation
});

router.get('/count', async (req, res) => {
  res.json(await db.fetchOne(statements.count.concat(' WHERE town = "', req.query.town, '"'))); // expect: no-raw-sql-interpolation
});

router.get('/towns', async (req, res) => {
  res.json(await db.fetchAll(all.LIST + ' GROUP BY ' + req.query.by)); // expect: no-raw-sql-interpolation
});

router.get('/all', async (req, res) => {
  res.json(await db.fetchAll(`${LIST} WHERE name = ?`, [req.query.name]));
});
