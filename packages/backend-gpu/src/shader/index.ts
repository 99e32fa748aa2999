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

/** The names of the kernels, which are functions of the shader. */
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
 * All kernels in one module. The outermost dimension of arrays is the network and the next the slot, which is a
 * sample of the group or block; the innermost is the neuron, so that neighbouring invocations read neighbouring
 * numbers. Weights are [inputs × outputs], the transpose of core's. The name of a kernel says what it does for one
 * layer; its workgroups are numbered (tile, slot, network).
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
