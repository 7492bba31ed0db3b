class Region {
  #pool;
  #name;

  constructor(pool, name) {
    this.#pool = pool;
    this.#name = name;
  }

  async run(work) {
    const client = await this.#pool.connect();
    await client.query(`SET LOCAL search_path TO ${this.#name}, public`);
    return work(client);
  }
}

class Report {
  constructor(pool, title) {
    this.pool = pool;
    this.title = title;
  }

  rows() {
    return this.pool.query('SELECT * FROM reports WHERE title = $1', [this.title]);
  }
}

module.exports = { Region, Report };
