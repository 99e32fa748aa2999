export { type Holder, isAlive } from './holder.js';
export { type FoundLock, isHeld, readLock } from './read-lock.js';
export { type TriedLock, tryLock } from './try-lock.js';
