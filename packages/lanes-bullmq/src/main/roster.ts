import type { LanesContext, LaneWorker } from '@s4nn/lanes';
import type { Redis } from 'ioredis';
import { type Presence, presentWorkers } from '../protocol/presence.js';
import type { Address } from '../redis/address.js';

/** How often the main process looks who is there, in milliseconds. */
const period = 1000;

/** After how many looks without a worker it says so. */
const patience = 10;

/** After how long it says the same again, in milliseconds: workers may come and go between two sweeps. */
const lull = 600_000;

/** Follows which workers serve a sweep. */
export function watchRoster(
  redis: Redis,
  key: string,
  { shown, hasPassword }: Address,
  { say, onWorkers, waiting }: Pick<LanesContext, 'say' | 'onWorkers'> & { readonly waiting: () => number },
) {
  let known = '[[],[]]';
  let before: readonly LaneWorker[] = [];
  let alone = 0;
  let said = { text: '', at: 0 };
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const all = await presentWorkers(redis);
    const serving = all.filter(({ serves }) => serves === key);
    const refused = all.flatMap((worker) => refusalOf(worker, key));
    const workers = serving.map(({ name, host, lanes }) => ({ name, host, lanes }));
    // One that serves another sweep now is still there.
    const gone = before.filter(({ name }) => all.every((worker) => worker.name !== name));
    before = workers;
    const now = JSON.stringify([workers, refused]);
    if (now !== known) onWorkers(workers, refused, gone);
    known = now;
    alone = serving.length > 0 || waiting() === 0 ? 0 : alone + 1;
    if (alone !== patience) return;
    const others = all.length - refused.length;
    const why = [
      ...refused.map(({ name, why }) => `worker ${name} refused: ${why}`),
      ...(others > 0 ? [`${others} more serve other sweeps`] : []),
    ];
    // A password belongs in the environment, and is not shown.
    const command = hasPassword
      ? '`s4nn worker`, with S4NN_QUEUE as here,'
      : `\`s4nn worker --queue ${shown}\``;
    const because = why.length > 0 ? ` (${why.join('; ')})` : '';
    const text = `no worker serves this sweep: run ${command} on a machine with the same packages and data${because}`;
    if (text === said.text && Date.now() - said.at < lull) return;
    said = { text, at: Date.now() };
    say(text);
  };
  return {
    /** @param before what to do before each look. */
    start: (before: () => Promise<void>): void => {
      timer = setInterval(() => {
        // During an outage nobody is seen, and that is said elsewhere.
        if (redis.status === 'ready')
          before()
            .then(look)
            .catch(() => {});
      }, period);
    },
    stop: (): void => clearInterval(timer),
  };
}

const refusalOf = ({ name, refused }: Presence, key: string) =>
  refused[key] === undefined ? [] : [{ name, why: refused[key] }];
