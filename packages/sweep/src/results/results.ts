import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type EpochReport, type Network, type Weights, weightShape } from '@s4nn/core';
import { recordOrExplain, replaceFile } from '@s4nn/files';
import { type Summary, type Trials, trialTable } from '@s4nn/log';
import { layerName, writeNpz } from '@s4nn/weights';
import { epochTable } from './epoch-table.js';
import { type ResultFile, reportFile } from './result-files.js';
import { summaryMarkdown } from './summary-markdown.js';

/** A trial whose weights are kept, [outputs × inputs] per layer. */
export interface KeptTrial {
  readonly id: number;
  readonly network: Network;
  readonly weights: readonly Weights[];
}

/** Everything that goes into `results/<name>/`. */
export interface Results {
  readonly summary: Summary;
  /** The config of the trained network, as a single run. */
  readonly config: object;
  readonly network: Network;
  readonly weights: readonly Weights[];
  /** The best trials as they were searched: trained without the validation samples. */
  readonly kept: readonly KeptTrial[];
  /** The epochs of the last training. */
  readonly epochs: readonly EpochReport[];
  readonly trials: Trials;
  /** An HTML page. */
  readonly report: string;
}

/**
 * Writes the results of a sweep. `summary.json` is written last, so if it is there, the others are complete.
 * @throws InputError if they cannot be written.
 */
export const writeResults = (folder: string, results: Results): void =>
  recordOrExplain(folder, () => writeIn(folder, results));

function writeIn(folder: string, results: Results): void {
  const { summary, network, weights } = results;
  mkdirSync(folder, { recursive: true });
  const write = (file: ResultFile, content: string | Uint8Array): void =>
    replaceFile(join(folder, file), content);
  write('weights.npz', writeNpz(layersOf(network, weights)));
  rmSync(join(folder, 'trials'), { recursive: true, force: true });
  for (const trial of results.kept) {
    mkdirSync(join(folder, 'trials'), { recursive: true });
    write(`trials/${trial.id}.npz`, writeNpz(layersOf(trial.network, trial.weights)));
  }
  write('config.json', `${JSON.stringify(results.config, null, 2)}\n`);
  write('epochs.csv', epochTable(results.epochs));
  write('trials.csv', trialTable(results.trials));
  write(reportFile, results.report);
  write('summary.md', summaryMarkdown(summary));
  write('summary.json', `${JSON.stringify(summary, null, 2)}\n`);
}

const layersOf = (network: Network, weights: readonly Weights[]) =>
  weights.map((values, k) => ({
    name: layerName(k),
    values,
    shape: weightShape(network, k),
  }));
