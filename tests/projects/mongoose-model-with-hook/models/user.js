const bcrypt = require('bcryptjs');
const { Schema, model } = require('mongoose');

const schema = new Schema({ email: String, password: String, invited: Boolean, resetToken: String });

schema.pre('save', async function hashOnSave() {
  if (this.isModified('password')) this.password = await bcrypt.hash(this.password, 12);
});

schema.pre('findOneAndUpdate', async function hashOnUpdate() {
  const update = this.getUpdate();
  if (update.password) update.password = await bcrypt.hash(update.password, 12);
});

module.exports = model('User', schema);
