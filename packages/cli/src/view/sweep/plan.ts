import { relative } from 'node:path';
import { counted, numberText } from '@s4nn/core';
import type { SweepPlan } from '@s4nn/sweep';
import type { Colours } from '../../terminal.js';
import { table } from '../table.js';
import { dataLines } from './data-lines.js';
import { idleText } from './idle-text.js';

/** The plan of a sweep as lines. */
export function planText(plan: SweepPlan, colours: Colours): string[] {
  const { name, log, results, samples, data, network, trials, epochs, search, objectives, space } = plan;
  const here = (path: string): string => relative(process.cwd(), path);
  const after = objectives.map(({ metric, direction }) => `${direction} ${metric}`).join(', ');
  const shape = [network.inputs, ...network.layers].join('-');
  return [
    `${colours.bold(name)}: ${outcomeText(plan)}`,
    `  log       ${here(log)}`,
    `  results   ${here(results)}`,
    `  samples   ${samples.training} training, ${samples.validation} validation, ${samples.test} test`,
    ...dataLines(data, colours),
    `  network   ${shape}, ${counted(network.weights, 'weight')}, ${counted(network.duration, 'step')}`,
    ...(search === null
      ? [`  training  a single run of ${counted(epochs, 'epoch')}`]
      : [
          `  search    ${search}, ${counted(trials, 'trial')} of up to ${counted(epochs, 'epoch')}, to ${after}`,
          `  pruner    ${prunerText(plan)}`,
          `  order     ${orderText(plan)}`,
          ...(plan.elsewhere ? [`  lanes     ${elsewhereText(plan.elsewhere)}`] : []),
          ...(plan.idle ? [`  idle      ${idleText(plan.idle)}`] : []),
        ]),
    ...(space.length === 0
      ? []
      : table(['space', 'expression', 'values'], space.map(spaceRow), colours).map(indented)),
  ];
}

function outcomeText({ outcome: { kind, forgets, finished, running }, trials }: SweepPlan): string {
  const soFar =
    trials === 0 ? '' : `: ${finished} of ${counted(trials, 'trial')} finished, ${running} running`;
  if (kind === 'start') return `would ${forgets ? 'discard the earlier run and start again' : 'start'}`;
  if (kind === 'resume') return `would resume${soFar}`;
  if (kind === 'extend') return `would extend the earlier run${soFar}`;
  return `is complete${soFar}`;
}

function prunerText({ pruner: { use, rungs } }: SweepPlan): string {
  if (rungs.length === 0)
    return use === 'none' ? use : `${use}, compares no trials: they end before its first rung`;
  const lists = rungs.map((list) => (list.length === 0 ? 'none' : list.join(', ')));
  const noun = rungs.every((list) => list.length < 2) ? 'epoch' : 'epochs';
  return `${use}, compares trials after ${noun} ${lists.join(' | ')}`;
}

function orderText({ parallel: { mode, workers }, lanes }: SweepPlan): string {
  const order = mode === 'async' ? 'as trials end' : `as ${counted(workers, 'worker')} would`;
  return `${mode}, ${order}; ${counted(lanes, 'trial')} at a time`;
}

const elsewhereText = ({ use, workers, lanes }: NonNullable<SweepPlan['elsewhere']>): string =>
  `${use}: ${workers === 0 ? 'no worker is there yet' : `${counted(workers, 'worker')} with ${counted(lanes, 'lane')} there now`}`;

function spaceRow(parameter: SweepPlan['space'][number]): string[] {
  if (parameter.use === 'choice') {
    return [parameter.name, parameter.use, parameter.choices.map(String).join(' | ')];
  }
  const { name, use, low, high, step } = parameter;
  return [name, use, `${numberText(low)} to ${numberText(high)}${step === null ? '' : ` by ${step}`}`];
}

const indented = (line: string): string => `  ${line}`;
