export * from './asha.js';
export * from './curve.js';
export * from './median.js';
export * from './pruner-for.js';
