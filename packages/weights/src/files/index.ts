export { readWeights } from './read.js';
export { writeWeights } from './write.js';
