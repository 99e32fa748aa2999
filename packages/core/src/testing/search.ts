import { log } from '../math/index.js';
import type { Plugin } from '../plugin.js';
import type { Algo, TrialDoc, TrialResult } from '../search/search.js';
import { assert, type Check } from './check.js';
import { optionsContract, withDefaults } from './options.js';

const uniform = (low: number, high: number) => ({ name: 'uniform', low, high });
const quniform = (low: number, high: number, q: number) => ({ name: 'quniform', low, high, q });
const choice = (...options: readonly unknown[]) => ({ name: 'choice', options });

/** Numbers, steps, and parameters that exist under one option only. */
const expression = {
  rate: { name: 'loguniform', low: log(1e-3), high: 0 },
  size: quniform(10, 40, 10),
  model: choice({ layers: 1 }, { layers: 2, hidden: quniform(1, 4, 1), share: uniform(-1, 1) }),
};

type Point = {
  readonly rate: number;
  readonly size: number;
  readonly model: { readonly layers: number; readonly hidden?: number; readonly share?: number };
};

/**
 * What every search promises: closed options, points of the space, the same ones for the same trials and seed, trials left
 * as they were, and an answer whatever became of the trials before.
 * @param given options that differ from the defaults.
 */
export function searchContract(plugin: Plugin<'search'>, given: object = {}): Check[] {
  const create = (): Algo => plugin.create(withDefaults(plugin, given));
  return [
    ...optionsContract(plugin),
    {
      name: 'is a search plugin',
      async run() {
        assert(plugin.kind === 'search', `kind: found "${plugin.kind}", expected "search"`);
      },
    },
    {
      name: 'suggests points of the space, one an id, numbered as asked',
      async run() {
        const trials = searched(create(), 24, () => ({ status: 'ok', loss: 1 }));
        assert(trials.length > 0, 'found no trial at all, expected some');
        trials.forEach((trial, id) => {
          assert(trial.id === id, `found trial ${trial.id}, expected ${id} as asked`);
          checkPoint(trial.args as Point, id);
        });
        const both = create()([7, 9], { expr: expression }, { trials: [] }, 1);
        const ids = both.map(({ id }) => id).join(', ');
        assert('7, 9'.startsWith(ids), `found trials ${ids} for the ids 7, 9`);
      },
    },
    {
      name: 'suggests the same for the same trials and seed',
      async run() {
        const [a, b] = [create(), create()].map((algo) =>
          JSON.stringify(searched(algo, 24, judged).map(({ args, misc }) => [args, misc])),
        );
        assert(a === b, 'found other points the second time');
      },
    },
    {
      name: 'leaves the trials as they were',
      async run() {
        const trials = searched(create(), 12, judged);
        const before = JSON.stringify(trials);
        create()([trials.length], { expr: expression }, { trials }, 1);
        assert(JSON.stringify(trials) === before, 'found trials changed');
      },
    },
    {
      name: 'suggests after any outcome of the trials: complete, pruned, failed, running, all the same',
      async run() {
        const outcomes: readonly TrialResult[] = [
          { status: 'ok', loss: 0 },
          { status: 'ok', loss: -1e300 },
          { status: 'pruned', loss: 3, rung: 1 },
          { status: 'fail', failure: 'it broke' },
          { status: 'new' },
        ];
        for (const every of [...outcomes, null]) {
          const trials = searched(create(), 40, (id) => every ?? outcomes[id % outcomes.length]!);
          for (const [id, trial] of trials.entries()) checkPoint(trial.args as Point, id);
        }
      },
    },
    {
      name: 'gives trials that JSON carries, so that a sweep can be resumed',
      async run() {
        const algo = create();
        const trials = searched(algo, 12, judged);
        const copies = JSON.parse(JSON.stringify(trials)) as TrialDoc[];
        const [a, b] = [trials, copies].map((trials) =>
          JSON.stringify(algo([trials.length], { expr: expression }, { trials }, 5).map(({ args }) => args)),
        );
        assert(a === b, 'found another suggestion after a copy of the trials by JSON');
      },
    },
  ];
}

const judged = (_: number, { rate, size }: Point): TrialResult => ({
  status: 'ok',
  loss: log(rate / 0.03) ** 2 + size / 100,
});

/** Asks and tells, until the search ends or `count` trials are told. */
function searched(algo: Algo, count: number, judge: (id: number, args: Point) => TrialResult): TrialDoc[] {
  const trials: TrialDoc[] = [];
  for (let id = 0; id < count; id++) {
    const [trial] = algo([id], { expr: expression }, { trials: [...trials] }, 1);
    if (!trial) return trials;
    const result = judge(id, trial.args as Point);
    trials.push({ ...trial, state: result.status === 'new' ? 1 : 2, result });
  }
  return trials;
}

function checkPoint({ rate, size, model }: Point, id: number): void {
  const where = `trial ${id}`;
  // A rounding beyond the bounds is none.
  assert(
    rate >= 1e-3 * (1 - 1e-9) && rate <= 1 + 1e-9,
    `${where}: found ${rate}, expected 0.001…1 of loguniform`,
  );
  assert([10, 20, 30, 40].includes(size), `${where}: found ${size}, expected 10, 20, 30 or 40 of quniform`);
  if (model?.layers === 1) {
    const members = Object.keys(model);
    assert(members.length === 1, `${where}: found ${members.join(', ')} in an option that has layers alone`);
    return;
  }
  assert(model?.layers === 2, `${where}: found ${JSON.stringify(model)}, expected one of two options`);
  const { hidden = Number.NaN, share = Number.NaN } = model;
  assert([1, 2, 3, 4].includes(hidden), `${where}: found ${hidden}, expected 1, 2, 3 or 4 of quniform`);
  assert(share >= -1 && share <= 1, `${where}: found ${share}, expected −1…1 of uniform`);
}
