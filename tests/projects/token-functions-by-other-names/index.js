export { readToken as claimsIn, checkedToken } from './tokens.js';
