import type { DataDescription } from '@s4nn/core';
import { dataFacts } from '@s4nn/log';
import type { Colours } from '../../terminal.js';

/** What a dataset holds, one line per fact; warnings and notes come last. */
export const dataLines = (data: DataDescription, colours: Colours): string[] =>
  dataFacts(data).map(({ name, value, note }) => {
    const text = `${value}${note === undefined ? '' : colours.dim(` (${note})`)}`;
    const head = name.padEnd(9);
    return `  ${name === 'warning' ? colours.yellow(head) : head} ${text}`;
  });
