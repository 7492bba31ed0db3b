export { invoices } from './invoices.js';
