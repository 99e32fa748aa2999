import type { Conditions, SweepToCompare } from '../../src/compare.js';

type Told = { readonly what: string; readonly so: string; readonly saysValues: boolean };

/** What differs between sweeps, and what follows from it. */
const told: Readonly<Record<keyof Conditions, Told>> = {
  trainingSamples: {
    what: 'training samples',
    so: 'Values are of different data, so they cannot be compared.',
    saysValues: false,
  },
  testSamples: {
    what: 'test samples',
    so: 'Results of the test cannot be compared.',
    saysValues: false,
  },
  validation: {
    what: 'ways to hold back validation samples',
    so: 'Trials are judged on different samples: part of any difference is chance.',
    saysValues: false,
  },
  seed: {
    what: 'seeds',
    so: 'Initial weights and validation samples differ: part of any difference is chance.',
    saysValues: true,
  },
  rule: { what: 'decision rules', so: 'Trials are judged by different rules.', saysValues: true },
  arithmetic: {
    what: 'arithmetics',
    so: 'The same config may give slightly different numbers.',
    saysValues: true,
  },
};

/** What makes a comparison of the sweeps' values misleading, one sentence or two each. */
export function warningsOf(sweeps: readonly SweepToCompare[]): string[] {
  const objectives = groupsOf(sweeps, ({ objectives }) =>
    objectives.map(({ metric, direction }) => `${direction} ${metric}`).join(', '),
  );
  return [
    ...(objectives.length < 2
      ? []
      : [
          `Different objectives: ${listed(objectives, true)}. Charts show only sweeps with the first objective of ${sweeps[0]!.name}.`,
        ]),
    ...(Object.keys(told) as (keyof Conditions)[]).flatMap((condition) => {
      const { what, so, saysValues } = told[condition];
      const groups = groupsOf(sweeps, ({ conditions }) => conditions[condition]);
      const unknown = sweeps.filter(({ conditions }) => conditions[condition] === null);
      const isUnknown = unknown.length > 0 && unknown.length < sweeps.length;
      return [
        ...(groups.length < 2 ? [] : [`Different ${what}: ${listed(groups, saysValues)}. ${so}`]),
        ...(isUnknown
          ? [
              `Whether ${what} are the same is not known: ${namesOf(unknown)} ${unknown.length === 1 ? 'does' : 'do'} not say.`,
            ]
          : []),
      ];
    }),
  ];
}

interface Group {
  readonly value: string;
  readonly sweeps: readonly SweepToCompare[];
}

function groupsOf(sweeps: readonly SweepToCompare[], of: (sweep: SweepToCompare) => string | null): Group[] {
  const values = new Set(sweeps.map(of).filter((value) => value !== null));
  return [...values].map((value) => ({ value, sweeps: sweeps.filter((sweep) => of(sweep) === value) }));
}

const listed = (groups: readonly Group[], saysValues: boolean): string =>
  groups
    .map(({ value, sweeps }) => (saysValues ? `${value} (${namesOf(sweeps)})` : namesOf(sweeps)))
    .join('; ');

const namesOf = (sweeps: readonly SweepToCompare[]): string => sweeps.map(({ name }) => name).join(', ');
