module.exports = (sequelize, DataTypes) => sequelize.define('Twin', { password: DataTypes.STRING });
