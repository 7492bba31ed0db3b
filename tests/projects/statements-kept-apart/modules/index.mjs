export { LIST, default as statements } from './statements.mjs';
