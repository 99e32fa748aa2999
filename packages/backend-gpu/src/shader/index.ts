import { bindings } from './bindings.js';
import { countSpikes } from './count-spikes.js';
import { earliest } from './earliest.js';
import { fireInput } from './fire-input.js';
import { fireLayer } from './fire-layer.js';
import { judge } from './judge.js';
import { normalise } from './normalise.js';
import { passDown } from './pass-down.js';
import { readOutputs } from './read-outputs.js';
import { update } from './update.js';
import { workspace } from './workspace.js';

/** The kernels, by the names of their functions in the shader. */
export const kernels = [
  'fireInput',
  'fireLayer',
  'readOutputs',
  'countSpikes',
  'judge',
  'update',
  'passDown',
] as const;
export type Kernel = (typeof kernels)[number];

/**
 * All kernels, one module. Arrays have the network as their outermost dimension and the slot, a sample of the group or block,
 * as the next; the neuron is innermost, so that neighbouring invocations read neighbouring numbers. Weights are [inputs ×
 * outputs], the transpose of core's. A kernel's name says what it does for one layer; its workgroups are numbered (tile,
 * slot, network).
 */
export const shader = [
  bindings,
  fireInput,
  workspace,
  fireLayer,
  earliest,
  readOutputs,
  countSpikes,
  normalise,
  judge,
  update,
  passDown,
].join('');
