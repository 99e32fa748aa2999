export { type ImageFile, knownNotes } from './copies.js';
export { contentsOf } from './list/entries.js';
export { type Classes, type ListOptions, listClasses } from './list/list.js';
export { composed } from './names.js';
export { foldersProperty, type ImageOptions, imageProperties } from './options.js';
export { type ReadImages, readImages } from './read.js';
