const bcrypt = require('bcrypt');

module.exports = (sequelize, DataTypes) =>
  sequelize.define(
    'Member',
    { email: DataTypes.STRING, password: DataTypes.STRING },
    {
      hooks: {
        beforeCreate: async member => {
          member.password = await bcrypt.hash(member.password, 12);
        },
      },
    },
  );
