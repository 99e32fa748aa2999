export { fingerprintOf } from './fingerprint.js';
export { checkSame, type Journal, openJournal, type StudyHead } from './open.js';
export { readJournal } from './read.js';
