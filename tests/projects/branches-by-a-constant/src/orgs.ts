import { Sequelize } from 'sequelize-typescript';

const database = new Sequelize({ dialect: 'mysql' });

export class Orgs {
  static check(userId: number, id: number) {
    return database.query(`SELECT COUNT(id) AS num FROM orgs WHERE owner = ${userId} AND id = ${id}`);
  }
}
