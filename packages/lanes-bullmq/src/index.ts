import type { LanesPlugin } from '@s4nn/lanes';
import { clean } from './clean.js';
import { inspect } from './inspect.js';
import { queueLanes } from './main/queue-lanes.js';
import { options } from './options.js';
import { work } from './worker/work.js';

/**
 * Lanes on other machines, through BullMQ on Redis 6.2 or newer or on Valkey. The main process decides and writes; workers train. The
 * same sweep has the same log and weights on any number of them, whatever dies meanwhile.
 */
const plugin: LanesPlugin = { kind: 'lanes', options, create: queueLanes, work, inspect, clean };
export default plugin;
