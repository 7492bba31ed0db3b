export const makeTrees = ({ pool, settings }) => ({
  async planted(year, sort) {
    const [trees] = await pool.query(`SELECT * FROM trees WHERE planted = ? ORDER BY ${sort} LIMIT ${settings.page}`, [year]);
    return trees;
  },
});
