import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EpochReport, Network, Weights } from '@s4nn/core';
import { type DecisionRule, decisionRules, percent, valuesText, valueText, weightShape } from '@s4nn/core';
import { recordOrExplain, replaceFile } from '@s4nn/files';
import type { Summary, Trials } from '@s4nn/log';
import { csv, trialTable } from '@s4nn/log';
import { layerName, writeNpz } from '@s4nn/weights';

/** A trial whose weights are kept, [outputs × inputs] a layer. */
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
  /** The best trials as they were trained, without the validation samples. */
  readonly kept: readonly KeptTrial[];
  /** The epochs of the last training. */
  readonly epochs: readonly EpochReport[];
  readonly trials: Trials;
  /** An HTML page. */
  readonly report: string;
}

/** The name of the report among the results. */
export const reportFile = 'report.html';

/**
 * Writes the results of a sweep; `summary.json` comes last, so where it lies the others are whole.
 * @throws InputError when they cannot be written.
 */
export const writeResults = (folder: string, results: Results): void =>
  recordOrExplain(folder, () => writeIn(folder, results));

function writeIn(folder: string, results: Results): void {
  const { summary, network, weights } = results;
  mkdirSync(folder, { recursive: true });
  const write = (file: (typeof written)[number] | `trials/${string}`, content: string | Uint8Array) =>
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
  write('summary.md', markdown(summary));
  write('summary.json', `${JSON.stringify(summary, null, 2)}\n`);
}

/** Everything that a sweep writes into the folder of its results. */
const written = [
  'weights.npz',
  'trials',
  'config.json',
  'epochs.csv',
  'trials.csv',
  reportFile,
  'summary.md',
  'summary.json',
] as const;

/** Whether the results are all there; `trials` is where weights are kept. */
export const areWhole = (folder: string): boolean =>
  written.every((file) => file === 'trials' || existsSync(join(folder, file)));

/**
 * Removes the results of a sweep, and their folder if nothing else lies in it.
 * @throws InputError when they cannot be removed.
 */
export const removeResults = (folder: string): void =>
  recordOrExplain(folder, () => {
    for (const file of written) rmSync(join(folder, file), { recursive: true, force: true });
    if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
  });

const layersOf = (network: Network, weights: readonly Weights[]) =>
  weights.map((values, k) => ({
    name: layerName(k),
    values,
    shape: weightShape(network, k),
  }));

const epochTable = (epochs: readonly EpochReport[]): string =>
  csv([
    ['epoch', 'trainingAccuracy', 'learned', 'validationAccuracy', 'revived'],
    ...epochs.map(({ epoch, trainingAccuracy, learned, validation, revived }) => [
      epoch,
      trainingAccuracy,
      learned,
      validation?.accuracy.potential ?? null,
      revived,
    ]),
  ]);

/** The summary for people. */
function markdown({ name, seed, trials, best, front = [], test, looks, seconds }: Summary): string {
  const numbers = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(' · ');
  const { accuracy } = test;
  const lines = [
    `# ${name}`,
    '',
    ...(best
      ? [
          `${trials.complete} trials complete, ${trials.pruned} pruned, ${trials.failed} failed; seed ${seed}. Best: trial ${best.trial} with ${valuesText(best.values)} on the validation samples, retrained on all training samples.`,
          '',
          '| parameter | value |',
          '|---|---|',
          ...Object.entries(best.parameters).map(([parameter, value]) => `| \`${parameter}\` | ${value} |`),
          '',
          ...(front.length > 0
            ? [
                'No trial beats these in all objectives:',
                '',
                `| trial | ${Object.keys(front[0]!.values).join(' | ')} |`,
                `|---|${'---|'.repeat(Object.keys(front[0]!.values).length)}`,
                ...front.map(
                  ({ trial, values }) =>
                    `| ${trial} | ${Object.entries(values)
                      .map(([metric, value]) => valueText(metric, value))
                      .join(' | ')} |`,
                ),
                '',
              ]
            : []),
        ]
      : [`A single run; seed ${seed}.`, '']),
    `On ${test.samples} test samples, evaluated ${looks === 1 ? 'once' : `${looks} times, as the sweep went on after its end`}, with the weights of the last epoch:`,
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
