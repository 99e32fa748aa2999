import { counted, evaluationFacts, valueText } from '@s4nn/core';
import { shortNames, type Trial, trialCounts } from '@s4nn/log';
import type { ComparedSweep, Comparison } from '@s4nn/sweep';
import { parameterText } from '../format.js';

type Row = readonly [name: string, first: string, second: string];

/** What two sweeps did and found, one row per measurement. */
export function comparedRows({ sweeps, sameObjectives }: Comparison): Row[] {
  const row = (name: string, of: (sweep: ComparedSweep) => string): Row => [
    name,
    of(sweeps[0]),
    of(sweeps[1]),
  ];
  const bestOf = ({ best, trials }: ComparedSweep): Trial | undefined => trials[best[0] ?? -1];
  const states = ['complete', 'pruned', 'failed', 'running'] as const;
  const parameters = new Set(sweeps.flatMap((sweep) => Object.keys(bestOf(sweep)?.parameters ?? {})));
  const [first, second] = sweeps.map(({ layers }) => layers);
  const short = shortNames([...parameters], first === second ? first! : null);
  return [
    row('trials', ({ total, trials }) => (total === 0 ? 'a single run' : `${ended(trials)} of ${total}`)),
    ...states.map((state) => row(`  ${state}`, ({ trials }) => String(trialCounts(trials)[state]))),
    row('epochs trained', ({ epochs }) => String(epochs)),
    row('seconds', ({ seconds }) => seconds?.toFixed(1) ?? 'unknown'),
    row('best', (sweep) => bestName(sweep)),
    ...(sameObjectives ? sweeps[0].objectives : []).map(({ metric }, k) =>
      row(`  ${metric}`, (sweep) => {
        const values = bestOf(sweep)?.values;
        return values ? valueText(metric, values[k]!) : '';
      }),
    ),
    ...[...parameters].map((name) =>
      row(`  ${short.get(name)}`, (sweep) => {
        const own = bestOf(sweep)?.parameters ?? {};
        return Object.hasOwn(own, name) ? parameterText(own[name]!) : '';
      }),
    ),
    row('test', ({ test }) => (test ? `${test.samples} samples` : 'not done')),
    ...(sweeps.some(({ test }) => test) ? testRows(row) : []),
  ];
}

/** The facts of the tests that are compared. */
const compared = ['potential', 'lenient', 'spiking', 'ties', 'silent', 'mean decision step'];

function testRows(row: (name: string, of: (sweep: ComparedSweep) => string) => Row): Row[] {
  return compared.map((name) =>
    row(`  ${name}`, ({ test }) => {
      if (!test) return '';
      const { rules, facts } = evaluationFacts(test);
      return [...rules, ...facts].find((fact) => fact.name === name)!.value;
    }),
  );
}

const ended = (trials: readonly Trial[]): number => trials.length - trialCounts(trials).running;

/** The best trial; with several objectives the first one of the Pareto front, and how many others are on it. */
const bestName = ({ best: [first, ...others] }: ComparedSweep): string =>
  first === undefined
    ? 'none'
    : `trial ${first}${others.length > 0 ? ` and ${counted(others.length, 'other')}` : ''}`;
