// A method that its class calls with constants only, and what another file hands to it.
const { Sequelize } = require('sequelize');

class Catalog {
  constructor() {
    this.sequelize = new Sequelize('sqlite::memory:');
  }

  async prepare() {
    await this.countOf('books');
    await this.countOf('episodes');
  }

  async countOf(table) {
    return this.sequelize.query(`SELECT count(*) FROM sqlite_master WHERE name = '${table}'`);
  }

  async titlesOf(author) {
    return this.sequelize.query(`SELECT title FROM books WHERE author = '${author}'`); // expect: no-raw-sql-interpolation
  }
}

module.exports = new Catalog();
