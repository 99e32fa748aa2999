export { fingerprintOf } from './fingerprint.js';
export { type Journal, type StudyHead, checkSame, openJournal } from './open.js';
export { type ReadJournal, readJournal } from './read.js';
