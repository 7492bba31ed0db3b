const { Model } = require('objection');

module.exports = class Plain extends Model {
  $beforeInsert() {
    this.createdAt = new Date().toISOString();
  }
};
