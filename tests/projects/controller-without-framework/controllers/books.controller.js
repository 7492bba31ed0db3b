const db = require('../db/connection');

exports.index = async (request, reply) => {
  const { author } = request.query;
  const found = await db.raw(`SELECT isbn, title FROM books WHERE author = '${author}'`); // expect: no-raw-sql-interpolation
  reply.json(found.rows);
};

exports.show = async (request, reply) => {
  const book = await db('books').where({ isbn: request.params.isbn }).first();
  if (!book) return reply.status(404).end();
  reply.json(book);
};

exports.move = async (request, reply) => {
  const { shelf } = request.body;
  await db('books').where('isbn', request.params.isbn).update({ shelf: db.raw('UPPER(' + shelf + ')') }); // expect: no-raw-sql-interpolation
  reply.status(204).end();
};
