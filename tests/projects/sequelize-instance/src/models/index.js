const { Sequelize, DataTypes } = require('sequelize');

const sequelize = new Sequelize(process.env.DATABASE_URL, { logging: false });

const Vehicle = sequelize.define('Vehicle', {
  plate: { type: DataTypes.STRING, unique: true },
  maker: DataTypes.STRING,
});

module.exports = { sequelize, Vehicle };
