const bcrypt = require('bcrypt');

module.exports = (sequelize, DataTypes) => {
  const Editor = sequelize.define('Editor', { email: DataTypes.STRING, password: DataTypes.STRING });
  Editor.addHook('beforeCreate', async editor => {
    editor.password = await bcrypt.hash(editor.password, 12);
  });
  return Editor;
};
