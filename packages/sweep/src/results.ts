import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EpochReport, Evaluation, Network, Weights } from '@s4nn/core';
import { inputsOf } from '@s4nn/core';
import { type DecisionRule, decisionRules } from './decision-rules.js';
import { epochsOf } from './history.js';
import { type LoggedTrial, naturalValue } from './journal/index.js';
import type { ParameterValues } from './progress.js';
import { replaceFile } from './replace-file.js';
import { writeNpz } from './weights/index.js';

/** What a sweep found, as `summary.json` holds it. */
export interface Summary {
  readonly name: string;
  readonly seed: number;
  readonly trials: { readonly complete: number; readonly pruned: number; readonly failed: number };
  /** Null for a single run. */
  readonly best: {
    readonly trial: number;
    readonly parameters: ParameterValues;
    /** Accuracy by the potential rule on the validation samples after the trial's last epoch. */
    readonly validation: number;
  } | null;
  /** The trained network on the test samples, which nothing else has seen. */
  readonly test: Evaluation;
  /** Of the run that wrote this, on the wall clock. */
  readonly seconds: number;
}

/** Everything that goes into `results/<name>/`. */
export interface Results {
  readonly summary: Summary;
  /** The config of the trained network, as a single run. */
  readonly config: object;
  readonly network: Network;
  readonly weights: readonly Weights[];
  /** The epochs of the last training. */
  readonly epochs: readonly EpochReport[];
  readonly trials: readonly LoggedTrial[];
  /** An HTML page. */
  readonly report: string;
}

/** Study attribute of a sweep that is over, its results written. */
export const doneAttribute = 's4nn:done';

/** The name of the report among the results. */
export const reportFile = 'report.html';

/** Writes the results of a sweep; `summary.json` comes last, so where it lies the others are whole. */
export function writeResults(folder: string, results: Results): void {
  const { summary, network, weights } = results;
  mkdirSync(folder, { recursive: true });
  const write = (file: string, content: string | Uint8Array) => replaceFile(join(folder, file), content);
  const layers = weights.map((layer, k) => ({
    name: `layer${k}`,
    values: layer,
    shape: [network.layers[k]!.size, inputsOf(network, k)],
  }));
  write('weights.npz', writeNpz(layers));
  write('config.json', `${JSON.stringify(results.config, null, 2)}\n`);
  write('epochs.csv', epochTable(results.epochs));
  write('trials.csv', trialTable(results.trials));
  write(reportFile, results.report);
  write('summary.md', markdown(summary));
  write('summary.json', `${JSON.stringify(summary, null, 2)}\n`);
}

const epochTable = (epochs: readonly EpochReport[]): string =>
  table([
    ['epoch', 'trainingAccuracy', 'learned', 'validationAccuracy', 'revived'],
    ...epochs.map(({ epoch, trainingAccuracy, learned, validation, revived }) => [
      epoch,
      trainingAccuracy,
      learned,
      validation?.accuracy.potential ?? '',
      revived,
    ]),
  ]);

function trialTable(trials: readonly LoggedTrial[]): string {
  const names = [...new Set(trials.flatMap(({ parameters }) => Object.keys(parameters)))];
  return table([
    ['trial', 'state', 'validationAccuracy', 'epochs', 'seconds', ...names],
    ...trials.map((trial) => [
      trial.id,
      trial.state,
      trial.values?.[0] ?? '',
      epochsOf(trial),
      trial.started && trial.completed ? (trial.completed.getTime() - trial.started.getTime()) / 1000 : '',
      ...names.map((name) => {
        const parameter = trial.parameters[name];
        return parameter ? String(naturalValue(parameter.value, parameter.distribution)) : '';
      }),
    ]),
  ]);
}

/** Comma-separated values, RFC 4180. */
const table = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

const cell = (value: string | number): string =>
  /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);

/** The summary for people. */
function markdown({ name, seed, trials, best, test, seconds }: Summary): string {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  const numbers = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(' · ');
  const { accuracy } = test;
  const lines = [
    `# ${name}`,
    '',
    ...(best
      ? [
          `${trials.complete} trials complete, ${trials.pruned} pruned, ${trials.failed} failed; seed ${seed}. Best: trial ${best.trial} with ${percent(best.validation)} on the validation samples, retrained on all training samples.`,
          '',
          '| parameter | value |',
          '|---|---|',
          ...Object.entries(best.parameters).map(([parameter, value]) => `| \`${parameter}\` | ${value} |`),
          '',
        ]
      : [`A single run; seed ${seed}.`, '']),
    `On ${test.samples} test samples, evaluated once, with the weights of the last epoch:`,
    '',
    '| decision rule | accuracy |',
    '|---|---|',
    ...Object.entries(decisionRules).map(
      ([rule, meaning]) =>
        `| ${rule}: ${meaning} | ${bold(rule === quoted, percent(accuracy[rule as DecisionRule]))} |`,
    ),
    '',
    `Ties ${test.ties}, silent ${test.silent}, mean decision step ${test.decisionStep?.toFixed(1) ?? 'none'}.`,
    `Spikes a sample up to the decision (input · layers): ${numbers(test.spikesToDecision)}${test.spikes ? `; in all: ${numbers(test.spikes)}` : ''}.`,
    `This run took ${seconds.toFixed(1)} s.`,
    '',
  ];
  return lines.join('\n');
}

const quoted: DecisionRule = 'potential';

const bold = (yes: boolean, text: string): string => (yes ? `**${text}**` : text);
