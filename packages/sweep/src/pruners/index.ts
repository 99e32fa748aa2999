export * from './asha.js';
export * from './hyperband.js';
export * from './median.js';
export * from './pruner-for.js';
