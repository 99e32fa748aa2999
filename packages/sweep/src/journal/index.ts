export * from './distribution.js';
export * from './fold.js';
export * from './makeRecord.js';
export * from './open.js';
export * from './read.js';
export * from './record.js';
