import { percent, valuesText } from '@s4nn/core';
import type { Output } from '../../terminal.js';
import { bar, duration, parameterLine } from '../format.js';
import type { State } from './state.js';

/**
 * The live view as lines of text: a bar for the sweep, one line per running trial, the best so far, and why the last
 * trial was pruned.
 * @param output gives the width, to which lines are cut, and colours.
 */
export function render(
  state: State,
  now: number,
  { width, colours }: Pick<Output, 'width' | 'colours'>,
): string {
  const lines: string[] = [];
  if (state.trials > 0) {
    const counts = [
      `${state.finished}/${state.trials} trials`,
      ...(state.pruned > 0 ? [`${state.pruned} pruned`] : []),
      ...(state.failed > 0 ? [colours.red(`${state.failed} failed`)] : []),
      ...(state.final ? [] : [timeLeft(state, now)]),
    ];
    lines.push(
      `${colours.bold(state.name)} ${colours.cyan(bar(state.finished / state.trials, 24))} ${counts.join(' · ')}`,
    );
  }
  for (const trial of state.running.filter(({ waiting }) => !waiting)) {
    const accuracy = trial.accuracy === null ? '   …   ' : percent(trial.accuracy);
    const head = `  trial ${String(trial.trial).padStart(3)}  epoch ${String(trial.epoch).padStart(3)}/${trial.epochs}  ${accuracy}`;
    lines.push(`${head}  ${colours.dim(clip(parameterLine(trial.parameters), width - head.length - 3))}`);
  }
  if (state.best)
    lines.push(`  best so far: trial ${state.best.trial}, ${colours.green(valuesText(state.best.values))}`);
  if (state.lastPruned && !state.final) {
    const { trial, text } = state.lastPruned;
    lines.push(colours.dim(clip(`  trial ${trial} ${text}`, width - 1)));
  }
  if (state.final) {
    const { epoch, epochs, accuracy } = state.final;
    const left =
      epoch === 0 ? '' : ` · ${duration((((now - state.finalAt) / 1000) * (epochs - epoch)) / epoch)} left`;
    const what = state.trials > 0 ? 'retraining the best' : `${state.name}: training`;
    lines.push(
      `${colours.bold(what)} ${colours.cyan(bar(epoch / epochs, 24))} epoch ${epoch}/${epochs}${accuracy && ` · ${accuracy}`}${left}`,
    );
  }
  return lines.join('\n');
}

/** Estimated from the trials that this run has finished. */
function timeLeft(state: State, now: number): string {
  const done = state.finished - state.finishedEarlier;
  if (done === 0) return 'estimating the time left';
  const each = (now - state.startedAt) / 1000 / done;
  return `about ${duration(each * (state.trials - state.finished))} left`;
}

const clip = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
