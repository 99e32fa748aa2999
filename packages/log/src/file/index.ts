export { fingerprintOf } from './fingerprint.js';
export { checkSame, type Journal, openJournal, type StudyHead } from './open.js';
export { type ReadJournal, readJournal } from './read.js';
