// The parts of the program are registered under the names that the functions and classes ask for.
import { asClass, asFunction, asValue, createContainer } from 'awilix';
import mysql from 'mysql2/promise';
import { Orchards } from './orchards.js';
import { makeTrees } from './trees.js';

export const container = createContainer();

container.register({
  pool: asFunction(() => mysql.createPool({ uri: process.env.DATABASE_URL })).singleton(),
  trees: asFunction(makeTrees).scoped(),
  orchards: asClass(Orchards).singleton(),
  settings: asValue({ page: 20 }),
});
