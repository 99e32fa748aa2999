export * from './distribution.js';
export * from './fold.js';
export * from './make-record.js';
export * from './open.js';
export * from './read.js';
export * from './record.js';
