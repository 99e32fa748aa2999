export * from './npy.js';
export * from './npz.js';
export * from './read.js';
