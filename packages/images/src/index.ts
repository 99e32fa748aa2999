export { type Classes, listClasses } from './list.js';
export * from './options.js';
export { readImages } from './read.js';
