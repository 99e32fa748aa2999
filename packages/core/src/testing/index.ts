export * from './backend.js';
export * from './check.js';
export * from './dataset.js';
export * from './encoder.js';
export * from './options.js';
export * from './pruner.js';
export * from './search.js';
