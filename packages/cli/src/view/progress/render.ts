import { stripVTControlCharacters } from 'node:util';
import { percent, valuesText } from '@s4nn/core';
import type { Output } from '../../terminal.js';
import { bar, duration, parameterLine } from '../format.js';
import type { State } from './state.js';

/**
 * The live view as lines of text: a bar for the sweep, one line per running trial, the best so far, and why the last
 * trial was pruned.
 * @param output gives the width, which bars heed (the live area cuts lines), and colours.
 */
export function render(
  state: State,
  now: number,
  { width, colours }: Pick<Output, 'width' | 'colours'>,
): string[] {
  const lines: string[] = [];
  // Short or left out where the text needs the columns.
  const barIn = (room: number, text: string, share: number): string => {
    const columns = Math.min(24, room - stripVTControlCharacters(text).length - 3);
    return columns < 4 ? '' : `${colours.cyan(bar(share, columns))} `;
  };
  if (state.trials > 0) {
    const counts = [
      `${state.finished}/${state.trials} trials`,
      ...(state.pruned > 0 ? [`${state.pruned} pruned`] : []),
      ...(state.failed > 0 ? [colours.red(`${state.failed} failed`)] : []),
      ...(state.final ? [] : [timeLeft(state, now)]),
    ];
    const text = counts.join(' · ');
    const share = state.finished / state.trials;
    lines.push(`${colours.bold(state.name)} ${barIn(width - state.name.length, text, share)}${text}`);
  }
  for (const trial of state.running.filter(({ waiting }) => !waiting)) {
    const accuracy = trial.accuracy === null ? '   …   ' : percent(trial.accuracy);
    const head = `  trial ${String(trial.trial).padStart(3)}  epoch ${String(trial.epoch).padStart(3)}/${trial.epochs}  ${accuracy}`;
    lines.push(`${head}  ${colours.dim(parameterLine(trial.parameters))}`);
  }
  if (state.best)
    lines.push(`  best so far: trial ${state.best.trial}, ${colours.green(valuesText(state.best.values))}`);
  if (state.lastPruned && !state.final) {
    const { trial, text } = state.lastPruned;
    lines.push(colours.dim(`  trial ${trial} ${text}`));
  }
  if (state.final) {
    const { epoch, epochs, accuracy } = state.final;
    const left =
      epoch === 0 ? '' : ` · ${duration((((now - state.finalAt) / 1000) * (epochs - epoch)) / epoch)} left`;
    const what = state.trials > 0 ? 'retraining the best' : `${state.name}: training`;
    const text = `epoch ${epoch}/${epochs}${left}`;
    const shown = barIn(width - what.length, text, epoch / epochs);
    lines.push(`${colours.bold(what)} ${shown}${text}${accuracy && ` · ${accuracy}`}`);
  }
  return lines;
}

/** Estimated from the trials that this run has finished. */
function timeLeft(state: State, now: number): string {
  const done = state.finished - state.finishedEarlier;
  if (done === 0) return 'estimating the time left';
  const each = (now - state.startedAt) / 1000 / done;
  return `about ${duration(each * (state.trials - state.finished))} left`;
}
