export * from './tables';
export { connection as db } from './connection';
