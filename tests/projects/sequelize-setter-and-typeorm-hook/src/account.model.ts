import { hashSync } from 'bcrypt';
import { DataTypes, Model, Sequelize } from 'sequelize';

const sequelize = new Sequelize(process.env.DATABASE_URL as string);

export class Account extends Model {}

Account.init(
  {
    email: DataTypes.STRING,
    password: {
      type: DataTypes.STRING,
      set(value: string) {
        this.setDataValue('password', hashSync(value, 12));
      },
    },
  },
  { sequelize, modelName: 'account' },
);
