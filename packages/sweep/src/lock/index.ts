export { type Holder, isAlive } from './holder.js';
export * from './lock.js';
export * from './read-lock.js';
