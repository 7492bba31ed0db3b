const { db } = require('./db');

/** Values that go into the text as they are. */
exports.find = ({ filter }) => db.any('SELECT * FROM loans WHERE $<filter:raw>', { filter });

exports.sorted = params => db.any('SELECT * FROM loans ORDER BY $/sort^/', params);

exports.page = (sort, size) => db.manyOrNone('SELECT * FROM loans ORDER BY $1:raw LIMIT $2', [sort, size]);

/** Values that are quoted. */
exports.of = ({ reader, term }) =>
  db.any("SELECT * FROM loans WHERE reader = $<reader> AND title ILIKE '%$<term:value>%'", { reader, term });

exports.byId = ({ id }) => {
  if (!/^\d+$/.test(id)) throw new Error('not a number');
  return db.one('SELECT * FROM loans WHERE id = $<id:raw>', { id });
};

exports.column = name => db.any('SELECT $1:name FROM loans', [name]);
