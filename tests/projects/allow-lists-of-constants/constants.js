const SORTABLE = ['price', 'rooms', 'built'];
const DIRECTIONS = new Set(['asc', 'desc']);
const TABLES = { house: 'houses', flat: 'flats', plot: 'plots_for_sale' };

module.exports = { SORTABLE, DIRECTIONS, TABLES };
