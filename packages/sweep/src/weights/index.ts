export * from './npz.js';
export * from './read.js';
export * from './write.js';
