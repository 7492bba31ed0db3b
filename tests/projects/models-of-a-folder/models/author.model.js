const bcrypt = require('bcrypt');
const { Model } = require('sequelize');

module.exports = (sequelize, DataTypes) => {
  class Author extends Model {
    static associate(models) {
      Author.belongsTo(models.Visitor);
    }
  }
  Author.init({ email: DataTypes.STRING, password: DataTypes.STRING }, { sequelize, modelName: 'author' });
  Author.beforeSave(async author => {
    if (author.changed('password')) author.password = await bcrypt.hash(author.password, 12);
  });
  return Author;
};
