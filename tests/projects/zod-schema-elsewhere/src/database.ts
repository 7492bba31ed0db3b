import { Sequelize } from 'sequelize';

export const sequelize = new Sequelize('games', 'games', process.env.DB_PASSWORD, { dialect: 'mariadb' });
