export class BoundQuery {
  conditions = [];
  values = [];

  is(column, value) {
    this.values.push(value);
    this.conditions.push(`${column} = $${this.values.length}`);
    return this;
  }

  toString() {
    return `SELECT * FROM peaks WHERE ${this.conditions.join(' AND ')}`;
  }
}
