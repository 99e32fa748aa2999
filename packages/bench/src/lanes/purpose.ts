import { createHash } from 'node:crypto';

/** What commands are for. */
export const purposes = {
  state: 'states that segments resume with, and those that they reach',
  job: 'segments: sent, taken, ended, found, removed',
  progress: 'epochs, told while they are trained',
  event: 'that a segment has begun, told something or ended, and whether that is so',
  order: 'whether a segment is still wanted, and who has begun it',
  clock: 'locks, and who is there: grows with time, not with segments',
  connection: 'opening connections and the sweep itself',
} as const;

/** What a command is for. */
export type Purpose = keyof typeof purposes;

/** Scripts of BullMQ, by the first words of their comments. */
const scripts: readonly (readonly [RegExp, Purpose])[] = [
  [/Update job progress/, 'progress'],
  [/Adds a job|Update job data|Move next job|Move job from active to a finished|Remove a job/, 'job'],
  [/Get a job state/, 'event'],
  [/Extend lock|Move stalled jobs/, 'clock'],
];

/** Other commands, by themselves and their first key. */
const commands: readonly (readonly [RegExp, Purpose])[] = [
  [/^\w+ \{s4nn\}:states?:/, 'state'],
  [/^mget \{s4nn\}:order:/, 'clock'],
  [/^\w+ \{s4nn\}:(order|begun):/, 'order'],
  [/^\w+ \{s4nn\}:(lead|sweeps|workers?)\b/, 'clock'],
  [/^(xread|bzpopmin|zscore|zmscore|lpos|lrange)/, 'event'],
  [/^hgetall \{s4nn\}:s4nn-/, 'job'],
  [/^ping/, 'clock'],
];

/** Tells what commands are for, by their words. It knows the scripts that it has seen. */
export function purposeReader(): (words: readonly string[]) => Purpose {
  const known = new Map<string, Purpose>();
  return ([command = '', first = '', ...others]) => {
    const name = command.toLowerCase();
    if (name === 'evalsha') return known.get(first) ?? 'connection';
    if (name === 'eval') {
      const purpose = scripts.find(([start]) => start.test(first.slice(0, 200)))?.[1] ?? 'connection';
      // From now on it is called by its digest.
      known.set(createHash('sha1').update(first, 'latin1').digest('hex'), purpose);
      return purpose;
    }
    const text = `${name} ${name === 'xread' ? others.at(-2) : first}`;
    return commands.find(([pattern]) => pattern.test(text))?.[1] ?? 'connection';
  };
}
