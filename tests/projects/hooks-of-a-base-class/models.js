const Account = require('./account');
const Plain = require('./plain');

exports.Guest = class Guest extends Account {
  static tableName = 'guests';
};

exports.Tutor = class Tutor extends Plain {
  static tableName = 'tutors';
};
