// The Sequelize instance is exported beside its models, and raw queries are made in a repository class.
const express = require('express');
const helmet = require('helmet');
const { sequelize, Vehicle } = require('./models');
const VehicleRepository = require('./vehicle.repository');

const app = express();
const vehicles = new VehicleRepository(sequelize);

app.use(helmet());

app.get('/vehicles', async (req, res) => {
  res.json(await Vehicle.findAll({ where: { maker: String(req.query.maker) } }));
});

app.get('/vehicles/sorted', async (req, res) => {
  res.json(await vehicles.sortedBy(req.query.key)); // expect: no-raw-sql-interpolation
});

app.get('/vehicles/by-plate', async (req, res) => {
  const [found] = await sequelize.query(`SELECT * FROM vehicles WHERE plate = '${req.query.plate}'`); // expect: no-raw-sql-interpolation
  res.json(found);
});

sequelize.sync().then(() => app.listen(3000));
