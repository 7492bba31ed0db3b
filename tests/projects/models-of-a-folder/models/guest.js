const { Model } = require('sequelize');

module.exports = (sequelize, DataTypes) => {
  class Guest extends Model {}
  Guest.init({ email: DataTypes.STRING, password: DataTypes.STRING }, { sequelize });
  return Guest;
};
