export class Query {
  constructor(table) {
    this.table = table;
    this.conditions = [];
    this.order = '';
  }

  is(column, value) {
    this.conditions.push(`${column} = '${value}'`);
    return this;
  }

  above(column, value) {
    this.conditions.push(`${column} > ${Number(value)}`);
    return this;
  }

  by(column) {
    this.order = ` ORDER BY ${column}`;
    return this;
  }

  toString() {
    const where = this.conditions.length > 0 ? ` WHERE ${this.conditions.join(' AND ')}` : '';
    return `SELECT * FROM ${this.table}${where}${this.order}`;
  }
}

export const from = table => new Query(table);
