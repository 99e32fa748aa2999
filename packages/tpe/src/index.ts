export type { TpeOptions } from './options.js';
export { default, tpe } from './tpe.js';
