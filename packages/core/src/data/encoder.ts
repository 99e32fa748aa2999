import type { Samples } from './dataset.js';
import type { Spikes } from './spikes.js';

/** Turns analogue samples into first-spike times. Pure: the same samples give the same spikes. */
export type Encoder = (samples: Samples) => Spikes;
