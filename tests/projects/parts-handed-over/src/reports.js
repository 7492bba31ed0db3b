class Reports {
  constructor(store) {
    this.store = store;
  }

  async show(req, res) {
    const deep = await this.store.page(req.query.harbour, 'depth', 5);
    const all = await this.store.page(req.query.harbour, req.query.by, 5); // expect: no-raw-sql-interpolation
    res.json({ deep, all });
  }
}

module.exports = Reports;
