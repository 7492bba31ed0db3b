import { TABLE } from './schema.mjs';

export default {
  labels: `SELECT id, name FROM ${TABLE.labels}`,
  albumsByTitle: `SELECT id, title FROM ${TABLE.albums} WHERE title LIKE ?`,
  page: number => ` LIMIT 20 OFFSET ${(number - 1) * 20}`,
};
