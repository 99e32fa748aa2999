import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A sweep whose trainings only sleep. */
export interface Simulated {
  readonly trials: number;
  readonly workers: number;
  readonly mode: 'reproducible' | 'async';
  /** Milliseconds of an epoch, and by which share it may differ. */
  readonly epoch: number;
  readonly spread: number;
  /** Inputs and hidden neurons of the network, which decide how large its state is. */
  readonly inputs: number;
  readonly hidden: number;
  /** Epochs of a trial; 9 by default. */
  readonly epochs?: number;
}

const module = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const installed = (specifier: string): string => fileURLToPath(import.meta.resolve(specifier));
const layer = { threshold: 1, learningRate: 0.5, init: [0, 1] };

/** Its config: ASHA with segments of 1, 2 and 6 epochs, and TPE. */
const config = ({ trials, workers, mode, epoch, spread, inputs, hidden, epochs = 9 }: Simulated) => ({
  dataset: { use: module('../engine/idle-dataset.js'), inputs },
  encoder: { use: installed('@s4nn/encoders/latency'), duration: 4 },
  backend: { use: module('sleeping-backend.js'), epoch, spread },
  network: {
    layers: [
      { ...layer, size: hidden },
      { ...layer, size: 2 },
    ],
  },
  training: { epochs, validation: 20, seed: 1 },
  search: {
    use: installed('@s4nn/tpe'),
    trials,
    space: {
      '/network/layers/0/learningRate': { uniform: [0, 1] },
      '/network/layers/0/threshold': { loguniform: [0.1, 10] },
    },
  },
  ...(epochs === 9 && { pruner: 'asha' }),
  parallel: { mode, workers },
});

/** A folder with the config of a sweep. */
export interface Project extends Disposable {
  readonly folder: string;
  readonly config: string;
}

/** Writes the config of a simulated sweep into a new folder. */
export function simulatedProject(sweep: Simulated): Project {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'configs'));
  const file = join(folder, 'configs', 'simulated.json');
  writeFileSync(file, JSON.stringify(config(sweep)));
  return {
    folder,
    config: file,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A new folder of our own. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 's4nn-lanes-'));
