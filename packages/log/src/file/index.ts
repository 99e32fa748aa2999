export { fingerprintOf } from './fingerprint.js';
export { type Appended, type FollowedJournal, followJournal } from './follow.js';
export { checkSame, type Journal, openJournal, type StudyHead } from './open.js';
export { readJournal } from './read.js';
