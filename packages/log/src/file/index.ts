export { fingerprintOf } from './fingerprint.js';
export { foldJournal } from './fold-journal.js';
export { type Appended, type FollowedJournal, followJournal } from './follow.js';
export { checkSame, type Journal, openJournal, type StudyHead } from './open.js';
export { piecesOf } from './pieces-of.js';
export { readJournal } from './read.js';
