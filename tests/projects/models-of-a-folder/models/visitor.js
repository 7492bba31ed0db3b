module.exports = (sequelize, DataTypes) => {
  const Visitor = sequelize.define('Visitor', { email: DataTypes.STRING, password: DataTypes.STRING });
  Visitor.associate = models => Visitor.hasMany(models.Member);
  return Visitor;
};
