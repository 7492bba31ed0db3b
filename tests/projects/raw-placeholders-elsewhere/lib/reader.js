class Readers {
  constructor(db) {
    this.db = db;
  }

  list(order) {
    return this.db.any('SELECT * FROM readers ORDER BY $1:raw', [order]);
  }

  named(name) {
    return this.db.any('SELECT * FROM readers WHERE name = $1', [name]);
  }
}

module.exports = Readers;
