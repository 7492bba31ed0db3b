class VehicleRepository {
  constructor(sequelize) {
    this.sequelize = sequelize;
  }

  async sortedBy(key) {
    const [rows] = await this.sequelize.query('SELECT * FROM vehicles ORDER BY ' + key);
    return rows;
  }
}

module.exports = VehicleRepository;
