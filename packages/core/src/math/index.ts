export { exp } from './exp.js';
export { log } from './log.js';
export { power } from './power.js';
export { cos, sin } from './sin-cos.js';
export { exponentOf, scaled, twoTo } from './two.js';
