// The parts of the program are put together here: no other file imports what it uses.
const express = require('express');
const helmet = require('helmet');
const { Pool } = require('pg');
const { BerthStore } = require('./berth-store');
const { makeBerths } = require('./berths');
const berthRoutes = require('./berth-routes');
const Reports = require('./reports');

const pool = new Pool();
const berths = makeBerths({ store: new BerthStore(pool), pageSize: 30 });
const reports = new Reports(new BerthStore(pool));

const app = express();
app.use(helmet());
app.use('/berths', berthRoutes(berths, console));
app.get('/reports', (req, res, next) => reports.show(req, res).catch(next));
app.listen(3000);
