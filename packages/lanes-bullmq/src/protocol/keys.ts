/** The number of the protocol between main process and workers; another one is refused. */
export const protocol = 1;

/** The start of all keys. In braces, so that a cluster keeps them in one slot. */
export const prefix = '{s4nn}';

/** The sweeps that wait for workers: a hash of publications by key. */
export const sweepsKey = `${prefix}:sweeps`;

/** The names of the workers that were seen: a set. */
export const workersKey = `${prefix}:workers`;

/** What a worker says of itself; it expires with the worker. */
export const workerKey = (name: string): string => `${prefix}:worker:${name}`;

/** Which process runs a sweep; it expires with that process. */
export const leadKey = (sweep: string): string => `${prefix}:lead:${sweep}`;

/** There if the main process wants a segment to stop that may be running. */
export const orderKey = (queue: string, job: string): string => `${prefix}:order:${queue}:${job}`;

/** Which workers have begun a segment without ending it: a hash of their names; a name may come again. */
export const begunKey = (queue: string, job: string): string => `${prefix}:begun:${queue}:${job}`;

/** The ids of the states that a sweep has stored: a set. */
export const statesKey = (sweep: string): string => `${prefix}:states:${sweep}`;

/** The bytes of a state. */
export const stateKey = (sweep: string, id: string): string => `${prefix}:state:${sweep}:${id}`;

/** For how long what a crash leaves behind is kept, in seconds. */
export const week = 7 * 86_400;
