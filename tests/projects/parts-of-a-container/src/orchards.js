export class Orchards {
  constructor({ trees }) {
    this.trees = trees;
  }

  overview(year, { by = 'height' }) {
    return this.trees.planted(Number(year), by);
  }

  tallest(year) {
    return this.trees.planted(Number(year), 'height DESC');
  }
}
