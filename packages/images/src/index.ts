export { contentsOf } from './list/entries.js';
export { type Classes, type ListOptions, listClasses } from './list/list.js';
export * from './options.js';
export { type ReadImages, readImages } from './read.js';
