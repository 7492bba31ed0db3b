export * from './library.js';
export * from './roles.js';
export * from './settings.js';
export * from './slot.js';
