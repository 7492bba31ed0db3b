export * from './library.js';
export * from './roles.js';
export * from './slot.js';
