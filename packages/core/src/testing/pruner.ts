import type { Plugin } from '../plugin.js';
import { random } from '../random.js';
import type { Direction } from '../search/metrics.js';
import type { Curve, Judgement, Pruner } from '../search/pruner.js';
import { assert, type Check } from './check.js';
import { optionsContract, withDefaults } from './options.js';

const metric = 'validation.accuracy';
const epochs = 27;

/**
 * What every pruner promises: closed options, ascending rungs before the last epoch, judgements that say what was judged and
 * why, the same ones for the same curves in any order, for either direction, and curves left as they were; and that only a
 * trial which waits is promoted.
 * @param given options that differ from the defaults.
 */
export function prunerContract(plugin: Plugin<'pruner'>, given: object = {}): Check[] {
  const create = (direction: Direction = 'maximize'): Pruner =>
    plugin.create(withDefaults(plugin, given), { objective: { metric, direction }, epochs });
  return [
    ...optionsContract(plugin),
    {
      name: 'is a pruner plugin that says what it can judge',
      async run() {
        assert(plugin.kind === 'pruner', `kind: found "${plugin.kind}", expected "pruner"`);
        const refusal = plugin.judges?.([{ metric, direction: 'maximize' }]) ?? null;
        assert(refusal === null, `judges: found ${refusal} for one objective, expected null`);
      },
    },
    {
      name: 'has ascending rungs, all before the last epoch, the same each time',
      async run() {
        for (const [trial, length] of [0, 1, 2, 7, 40].flatMap((id) =>
          [1, 2, 9, epochs].map((n) => [id, n]),
        )) {
          const rungs = create().rungs(trial!, length!);
          const ok = rungs.every(
            (rung, k) => Number.isInteger(rung) && rung > (rungs[k - 1] ?? 0) && rung < length!,
          );
          assert(ok, `rungs(${trial}, ${length}): found ${rungs}, expected ascending epochs below ${length}`);
          assert(
            String(rungs) === String(create().rungs(trial!, length!)),
            'rungs: found others the second time',
          );
        }
      },
    },
    {
      name: 'judges with a value, a place and a sentence',
      async run() {
        for (const { trial, peers } of situations(create())) {
          checkJudgement(create().decide(trial, peers), `trial ${trial.id} at epoch ${trial.values.length}`);
        }
      },
    },
    {
      name: 'judges the same for the same curves in any order, and leaves them as they were',
      async run() {
        for (const { trial, peers } of situations(create())) {
          const before = JSON.stringify([trial, peers]);
          const [a, b, c] = [peers, peers, peers.toReversed()].map((all) =>
            told(create().decide(trial, all)),
          );
          assert(a === b, `found ${b} the second time, expected ${a}`);
          assert(a === c, `found ${c} for the same curves in another order, expected ${a}`);
          assert(JSON.stringify([trial, peers]) === before, 'found curves changed');
        }
      },
    },
    {
      name: 'judges by the direction: what is mirrored is judged the same',
      async run() {
        for (const { trial, peers } of situations(create())) {
          const up = create('maximize').decide(trial, peers);
          const down = create('minimize').decide(mirrored(trial), peers.map(mirrored));
          assert(
            up.then === down.then && up.rank === down.rank,
            `found ${told(down)} where values are minimised, expected as ${told(up)}`,
          );
        }
      },
    },
    {
      name: 'promotes only a trial that waits, and one at last where it holds any back',
      async run() {
        const pruner = create();
        for (const { peers } of situations(pruner)) {
          const waiting = peers.map((peer): Curve => ({ ...peer, state: 'paused' }));
          for (const curves of [peers, waiting]) {
            for (const last of [false, true]) {
              const id = pruner.promote(curves, last);
              const ok = id === null || curves.some((curve) => curve.id === id && curve.state === 'paused');
              assert(ok, `promote: found trial ${id}, expected one that is paused, or null`);
            }
          }
        }
        const [rung] = pruner.rungs(0, epochs);
        if (rung === undefined) return;
        const only: Curve = { id: 0, state: 'running', values: new Array<number>(rung).fill(0.5) };
        if (pruner.decide(only, []).then !== 'pause') return;
        const id = pruner.promote([{ ...only, state: 'paused' }], true);
        assert(id === 0, `promote: found ${id} where nothing else is left to do, expected trial 0`);
      },
    },
  ];
}

/** Trials that reach a rung, and those that got there before, drawn with a fixed seed; NaN among their values. */
function situations(pruner: Pruner): { readonly trial: Curve; readonly peers: readonly Curve[] }[] {
  const states = ['running', 'complete', 'pruned', 'fail'] as const;
  return Array.from({ length: 60 }, (_, seed) => {
    const draw = random(seed, 'pruner contract');
    const value = (): number => (draw() < 0.05 ? Number.NaN : Math.floor(draw() * 20) / 20);
    const curve = (id: number, length: number): Curve => ({
      id,
      state: length === epochs ? 'complete' : states[Math.floor(draw() * states.length)]!,
      values: Array.from({ length }, value),
    });
    const count = Math.floor(draw() * 12);
    const peers = Array.from({ length: count }, (_, id) => curve(id, 1 + Math.floor(draw() * epochs)));
    const rungs = pruner.rungs(count, epochs);
    const rung = rungs[Math.floor(draw() * rungs.length)];
    return rung === undefined ? [] : [{ trial: { ...curve(count, rung), state: 'running' as const }, peers }];
  }).flat();
}

function checkJudgement({ then, value, limit, rank, because }: Judgement, where: string): void {
  assert(
    ['continue', 'pause', 'stop'].includes(then),
    `${where}: found ${then}, expected continue, pause or stop`,
  );
  assert(typeof value === 'number', `${where}: found the value ${value}, expected a number`);
  assert(
    limit === undefined || Number.isFinite(limit),
    `${where}: found the limit ${limit}, expected a number or none`,
  );
  const isPlace = rank === undefined || (Number.isInteger(rank) && rank >= 1);
  assert(isPlace, `${where}: found the place ${rank}, expected 1, 2, … or none`);
  const isSentence = typeof because === 'string' && because.trim() !== '' && !/\n/.test(because);
  assert(isSentence, `${where}: found ${JSON.stringify(because)}, expected the reason in one line`);
}

const told = (judgement: Judgement): string => JSON.stringify(judgement);

const mirrored = (curve: Curve): Curve => ({ ...curve, values: curve.values.map((value) => -value) });
