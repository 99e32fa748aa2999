export { checkOutput } from './check-output.js';
export { checkWritable } from './check-writable.js';
export { type Holder, isAlive } from './lock/holder.js';
export { type FoundLock, isHeld, readLock } from './lock/read-lock.js';
export { type TriedLock, tryLock } from './lock/try-lock.js';
export { pathHint, shownPath } from './path-hint.js';
export { readErrorText, readInput, sourceOf } from './read-input.js';
export { replaceFile } from './replace-file.js';
export { explainWriteError, recordOrExplain, writeOrExplain } from './write-errors.js';
