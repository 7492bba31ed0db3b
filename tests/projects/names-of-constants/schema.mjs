const PREFIX = 'music_';

export const TABLE = { tracks: `${PREFIX}tracks`, albums: `${PREFIX}albums`, labels: `${PREFIX}labels` };

const SORT = new Map([
  ['name', 't.name'],
  ['length', 't.seconds'],
]);

export const columnOf = key => SORT.get(key) ?? 't.id';
