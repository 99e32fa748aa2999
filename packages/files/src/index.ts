export { checkOutput } from './check-output.js';
export { checkWritable } from './check-writable.js';
export {
  type FoundLock,
  type Holder,
  isAlive,
  isHeld,
  readLock,
  type TriedLock,
  tryLock,
} from './lock/index.js';
export { replaceFile } from './replace-file.js';
export { explainWriteError, recordOrExplain, writeOrExplain } from './write-errors.js';
