import type { Appended, FollowedJournal } from './follow.js';

/** Records of larger pieces outlive the quick collections of garbage, which makes reading slower by half. */
const pieceBytes = 1 << 18;

/**
 * What was appended to a log since the last call, a piece at a time: records take several times the room of their lines, so whoever
 * lets go of them needs little memory for a long log. At least one piece, which may be empty.
 * @throws InputError as `readJournal` does, after the pieces before.
 */
export function* piecesOf(journal: FollowedJournal): Generator<Appended> {
  for (;;) {
    const piece = journal.read(pieceBytes);
    yield piece;
    if (!piece.more) return;
  }
}
