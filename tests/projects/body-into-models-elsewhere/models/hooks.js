const argon2 = require('argon2');

exports.hashOnSave = schema =>
  schema.pre('save', async function () {
    if (this.isModified('password')) this.password = await argon2.hash(this.password);
  });
