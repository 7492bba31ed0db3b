type Column = 'model' | 'retired';

/** Puts columns of a fixed type and placeholders into the text, nothing else. */
export class Filter {
  readonly values: unknown[] = [];
  private readonly clauses: string[] = [];

  only(column: Column): this {
    this.clauses.push(`${column} IS TRUE`);
    return this;
  }

  equal(column: Column, value: unknown): this {
    this.values.push(value);
    this.clauses.push(`${column} = $${this.values.length}`);
    return this;
  }

  text(): string {
    return this.clauses.join(' AND ');
  }
}
