// Models that the index of their folder requires in a loop: each is known by its name, with its hooks.
const fs = require('fs');
const path = require('path');
const Sequelize = require('sequelize');

const self = path.basename(__filename);
const db = {};
const sequelize = new Sequelize(process.env.DATABASE_URL);

fs.readdirSync(__dirname)
  .filter(file => file !== self && file.endsWith('.js'))
  .forEach(file => {
    const model = require(path.join(__dirname, file))(sequelize, Sequelize.DataTypes);
    db[model.name] = model;
  });

Object.keys(db).forEach(name => {
  if (db[name].associate) db[name].associate(db);
});

db.sequelize = sequelize;
module.exports = db;
