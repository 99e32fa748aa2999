import { clipped, element } from '@s4nn/charts';
import { addresses, toList } from '../../src/addresses.js';
import type { CompareData } from '../../src/compare.js';
import { openLive } from '../element/live-document.js';
import { setClock } from '../text/age.js';
import { courseChart } from './courses.js';
import { curveChart, hasCurve } from './curves.js';
import { differencesAmong } from './differences.js';
import { drawable } from './looks.js';
import { measuresOf } from './measures.js';
import { sweepTable } from './table.js';
import { warningsOf } from './warnings.js';

/**
 * The page that compares sweeps.
 * @returns shows newer data.
 */
export function comparePage(data: CompareData): (data: CompareData) => void {
  const show = openLive(data, {
    header,
    sections: [
      {
        ...{ id: 'measures', title: 'What they did and found' },
        draw: ({ data: { sweeps } }) =>
          sweeps.length === 0
            ? [element('p', {}, 'There is no sweep to compare.')]
            : [...warnings(sweeps), sweepTable('What they did and found', sweeps, measuresOf(sweeps))],
      },
      {
        ...{ id: 'courses', title: 'Best so far' },
        isShown: ({ data: { sweeps } }) => drawable(sweeps).some(({ sweep }) => sweep.course.length > 0),
        draw: ({ data: { sweeps }, width }) => {
          const lines = drawable(sweeps);
          return [...courseChart(lines, 'epochs', width), ...courseChart(lines, 'trials', width)];
        },
      },
      {
        ...{ id: 'curves', title: 'Learning curves of the best' },
        isShown: ({ data: { sweeps } }) => drawable(sweeps).some(({ sweep }) => hasCurve(sweep)),
        draw: ({ data: { sweeps }, width }) => curveChart(drawable(sweeps), width),
      },
      {
        ...{ id: 'differences', title: 'Differences between their configs' },
        isShown: ({ data: { sweeps } }) => sweeps.length > 1,
        draw: ({ data: { sweeps } }) => differences(sweeps),
      },
    ],
  });
  setClock(data.now);
  return (next) => {
    show(next);
    setClock(next.now);
  };
}

function header({ sweeps, leftOut }: CompareData): HTMLElement[] {
  const names = sweeps.map(({ name }) => name);
  const without = names.map((name) => {
    const href = `${toList.compare}${addresses.compare(names.filter((other) => other !== name))}`;
    return element('li', {}, `${name} `, element('a', { href, 'aria-label': `Leave ${name} out` }, '✕'));
  });
  return [
    element('nav', { class: 'ways' }, element('a', { href: toList.compare }, '← all sweeps')),
    element('h1', {}, `Comparison of ${sweeps.length} ${sweeps.length === 1 ? 'sweep' : 'sweeps'}`),
    ...(names.length > 2 ? [element('ul', { class: 'legend' }, ...without)] : []),
    ...leftOut.map(({ name, why }) => element('p', { class: 'warning' }, `${name} is left out: ${why}`)),
  ];
}

const warnings = (sweeps: CompareData['sweeps']): HTMLElement[] =>
  warningsOf(sweeps).map((text) => element('p', { class: 'warning' }, text));

function differences(sweeps: CompareData['sweeps']): HTMLElement[] {
  const found = differencesAmong(sweeps.map(({ config }) => config));
  if (found.length === 0) return [element('p', {}, 'Their configs are the same.')];
  const rows = found.map(({ pointer, values }) => ({ name: pointer, texts: values.map(jsonText) }));
  return [sweepTable('Differences between their configs', sweeps, rows)];
}

/** A value of a config in little space. */
const jsonText = (value: unknown): string =>
  value === undefined ? '–' : clipped(JSON.stringify(value), 120);
