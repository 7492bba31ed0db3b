export { server } from './server';
