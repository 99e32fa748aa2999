export { default, gp } from './gp.js';
export type { GpOptions } from './options.js';
