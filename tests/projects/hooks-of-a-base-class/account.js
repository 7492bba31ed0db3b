const bcrypt = require('bcrypt');
const { Model } = require('objection');

module.exports = class Account extends Model {
  async $beforeInsert(context) {
    await super.$beforeInsert(context);
    await this.protect();
  }

  async protect() {
    if (this.password) this.password = await bcrypt.hash(this.password, 12);
  }
};
