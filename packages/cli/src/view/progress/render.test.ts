import type { Progress } from '@s4nn/sweep';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as p from '../../../test/progress.js';
import { kept } from '../../../test/run.js';
import { terminalOn } from '../../terminal.js';
import { widthOf } from '../../text-width.js';
import { next } from './next.js';
import { render } from './render.js';
import { initialState, type State } from './state.js';

const { colours } = terminalOn(kept().stream, kept().stream).stderr;
const lines = (state: State, now: number, width = 79, rows = 23) =>
  render(state, now, { width, rows }, colours);
const text = (...args: Parameters<typeof lines>): string => `\n${lines(...args).join('\n')}\n`;

test('nothing is shown before something happens', () => {
  expect(lines(initialState, 0)).toEqual([]);
});

/** A sweep in its middle: two lanes train, one trial waits for a lane, one for its turn, one at a rung. */
const middle = p.after(
  p.start({ trials: 16 }),
  ...[0, 1].flatMap((id) => [p.queued(id), p.trial(id), p.training(id, id)]),
  p.epoch(0, 1, 0.75),
  p.epoch(0, 10, 0.9),
  p.end(0, 'complete', 0.9),
  p.epoch(1, 3, 0.5),
  p.end(1, 'pruned', 0.5, 3, '50.00 %, 2nd of 2, none may be better'),
  ...[2, 3].flatMap((id) => [p.queued(id), p.trial(id), p.training(id, id - 2)]),
  p.epoch(2, 10, 0.95),
  p.end(2, 'complete', 0.95),
  p.epoch(3, 3, 0.75),
  p.pause(3, 3, '75.00 %, 2nd of 2, the best third resumes'),
  ...[4, 5].flatMap((id) => [p.queued(id), p.trial(id), p.training(id, id - 4)]),
  p.epoch(4, 3, 0.8),
  p.trained(4),
  p.trial(6),
  p.training(6, 0),
  p.epoch(6, 2, 0.815),
  p.queued(7),
);

test('a terminal of 80 columns', () => {
  expect(text(middle, 40_000)).toMatchInlineSnapshot(`
    "
    mnist ━━━━━─────────────────── 3/16 trials · 1 pruned
    40 s elapsed · about 9 min 09 s left with the retraining · 0.19 epochs/s
            trial  epoch  accuracy  hidden threshold  output learning rate  batch
    lane 1      6   2/10   81.50 %               1.1               0.00861     16
    lane 2      5   0/10                           1               0.00738     16
    best        2     10   95.00 %               0.7               0.00369     16
    2nd         0     10   90.00 %               0.5               0.00123     16
    best so far 95.00 % (trial 2) ▁▁█
    trial 7 waits for a lane · trial 4 is trained and waits for its turn
    trial 3 waits at a rung
    trial 0 complete after 10 epochs, validation.accuracy 90.00 %
    trial 1 pruned at epoch 3: 50.00 %, 2nd of 2, none may be better
    trial 2 complete after 10 epochs, validation.accuracy 95.00 %
    trial 3 waits after epoch 3: 75.00 %, 2nd of 2, the best third resumes
    "
  `);
});

test('a terminal of 120 columns has room for more parameters', () => {
  expect(text(middle, 40_000, 119, 49)).toMatchInlineSnapshot(`
    "
    mnist ━━━━━─────────────────── 3/16 trials · 1 pruned
    40 s elapsed · about 9 min 09 s left with the retraining · 0.19 epochs/s
            trial  epoch  accuracy  hidden threshold  output learning rate  batch
    lane 1      6   2/10   81.50 %               1.1               0.00861     16
    lane 2      5   0/10                           1               0.00738     16
    best        2     10   95.00 %               0.7               0.00369     16
    2nd         0     10   90.00 %               0.5               0.00123     16
    best so far 95.00 % (trial 2) ▁▁█
    trial 7 waits for a lane · trial 4 is trained and waits for its turn · trial 3 waits at a rung
    trial 0 complete after 10 epochs, validation.accuracy 90.00 %
    trial 1 pruned at epoch 3: 50.00 %, 2nd of 2, none may be better
    trial 2 complete after 10 epochs, validation.accuracy 95.00 %
    trial 3 waits after epoch 3: 75.00 %, 2nd of 2, the best third resumes
    "
  `);
});

test('a small terminal keeps what matters most', () => {
  expect(text(middle, 40_000, 59, 7)).toMatchInlineSnapshot(`
    "
    mnist ━━━━━─────────────────── 3/16 trials · 1 pruned
    40 s elapsed · about 9 min 09 s left · 0.19 epochs/s
            trial  epoch  accuracy  hidden threshold  +2
    lane 1      6   2/10   81.50 %               1.1
    lane 2      5   0/10                           1
    best        2     10   95.00 %               0.7
    best so far 95.00 % (trial 2) ▁▁█
    "
  `);
  expect(text(middle, 40_000, 59, 3)).toMatchInlineSnapshot(`
    "
    mnist ━━━━━─────────────────── 3/16 trials · 1 pruned
    40 s elapsed · about 9 min 09 s left · 0.19 epochs/s
    best so far 95.00 % (trial 2) ▁▁█
    "
  `);
});

test('20 columns can be read', () => {
  expect(text(middle, 40_000, 19, 23)).toMatchInlineSnapshot(`
    "
    mnist 3/16 trials
    1 pruned
    40 s elapsed
    about 9 min 09 s
    left
    0.19 epochs/s
    6  2/10  81.50 %
    5  0/10
    best so far 95.00 %
    (trial 2)
    trial 7 waits for a
    lane
    trial 4 is trained
    and waits for its
    turn
    trial 3 waits at a
    rung
    "
  `);
});

test('right after a resume it has all that was known', () => {
  const ended = [0, 1, 2].map((trial) => ({
    ...{ trial, state: trial === 1 ? 'failed' : 'complete', epochs: 10, parameters: p.some(trial) },
    values: trial === 1 ? null : { 'validation.accuracy': 0.9 + trial / 100 },
  }));
  const running = [
    { trial: 3, epoch: 6, waits: false, parameters: p.some(3) },
    { trial: 4, epoch: 3, waits: true, parameters: p.some(4) },
  ];
  const state = p.after(p.start({ trials: 16, kept: { ended, running, final: 0 }, outcome: 'resume' }));
  expect(text(state, 1000)).toMatchInlineSnapshot(`
    "
    mnist ━━━━━─────────────────── 3/16 trials · 1 failed
    1 s elapsed · estimating the time left · 0 of 2 lanes busy
          trial  epoch  accuracy  hidden threshold  output learning rate  batch
    best      2     10   92.00 %               0.7               0.00369     16
    2nd       0     10   90.00 %               0.5               0.00123     16
    best so far 92.00 % (trial 2) ▁▁█
    trial 3 waits for a lane · trial 4 waits at a rung
    "
  `);
});

test('on a queue there are machines, and a trial whose worker is lost waits', () => {
  const elsewhere = p.after(
    p.start({ where: 'workers of redis://lab1' }),
    p.workers({ 'lab2-1': 2, 'lab3-7': 1 }),
    ...[0, 1, 2].flatMap((id) => [p.queued(id)]),
    p.trial(0),
    p.training(0, 0),
    p.training(0, 0, 0, 'lab2-1'),
    p.epoch(0, 1, 0.5),
    p.trial(1),
    p.training(1, 1, 0, 'lab3-7'),
    p.epoch(1, 1, 0.6),
  );
  expect(text(elsewhere, 12_000)).toMatchInlineSnapshot(`
    "
    mnist ──────────────────────── 0/4 trials
    12 s elapsed · estimating the time left · 0.33 epochs/s
          trial  epoch  accuracy  hidden threshold  output learning rate  batch
    lab2      0   1/10   50.00 %               0.5               0.00123     16
    lab3      1   1/10   60.00 %               0.6               0.00246     16
    trial 2 waits for a lane
    2 workers with 3 lanes: lab2 (2), lab3 (1)
    "
  `);
  const lost = next(elsewhere, p.workers({ 'lab2-1': 2 }, ['lab3-7']), 12_000);
  expect(text(lost, 12_000)).toMatchInlineSnapshot(`
    "
    mnist ──────────────────────── 0/4 trials
    12 s elapsed · estimating the time left · 0.33 epochs/s
          trial  epoch  accuracy  hidden threshold  output learning rate  batch
    lab2      0   1/10   50.00 %               0.5               0.00123     16
    trials 1, 2 wait for a lane
    1 worker with 2 lanes: lab2 (2) · 1 worker gone
    "
  `);
});

test('the last training has a bar of its own, and says how long it takes', () => {
  const begun = p.after(
    p.start({ trials: 1 }),
    p.training(0),
    p.epoch(0, 10, 0.9),
    p.end(0, 'complete'),
    p.final(0),
    p.training(null),
  );
  expect(text(begun, 5000)).toMatchInlineSnapshot(`
    "
    mnist ━━━━━━━━━━━━━━━━━━━━━━━━ 1/1 trial
    5 s elapsed · estimating the time left
          trial  epoch  accuracy
    best      0     10   90.00 %
    best so far 90.00 % (trial 0)
    retraining the best, trial 0 ──────────────────────── epoch 0/10
    "
  `);
  expect(text(next(begun, p.finalEpoch(4), 13_000), 13_000)).toMatchInlineSnapshot(`
    "
    mnist ━━━━━━━━━━━━━━━━━━━━━━━━ 1/1 trial
    13 s elapsed · about 12 s left
          trial  epoch  accuracy
    best      0     10   90.00 %
    best so far 90.00 % (trial 0)
    retraining the best, trial 0 ━━── epoch 4/10 · 50.00 % while learning (lenient)
    "
  `);
  const single = p.after(p.start({ trials: 0 }), p.final(null), p.training(null, 0, 5));
  expect(text(single, 3000)).toMatchInlineSnapshot(`
    "
    3 s elapsed · estimating the time left
    mnist: training ━━━━━━━━━━━━──────────── epoch 5/10
    "
  `);
});

// Names, machines and reasons as somebody could choose them who wants to spoil the screen.
const spoiled = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '\x1b[2J\x1b[H',
    'a\nb\rc\td',
    '日本語の名前',
    'e\u0301'.repeat(30),
    '\x1b[31mred',
    '\u202e',
  ),
);
const id = fc.nat(6);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const parameters = fc.dictionary(
  fc.oneof(fc.constantFrom(...Object.keys(p.some(0))), spoiled),
  fc.oneof(fc.double(), spoiled, fc.boolean(), fc.constant(null)),
  { maxKeys: 4 },
);
const progress: fc.Arbitrary<Progress> = fc.oneof(
  fc.tuple(id, fc.nat(9), parameters).map((all) => p.trial(...all)),
  id.map(p.queued),
  id.map(p.trained),
  fc.tuple(fc.option(id), fc.nat(3), fc.nat(9), fc.option(spoiled)).map((all) => p.training(...all)),
  fc.tuple(id, fc.integer({ min: 1, max: 1000 }), share).map((all) => p.epoch(...all)),
  fc
    .tuple(id, fc.constantFrom('complete', 'pruned', 'failed'), share, fc.nat(9), spoiled)
    .map((all) => p.end(...(all as Parameters<typeof p.end>))),
  fc.tuple(id, fc.nat(9), spoiled).map((all) => p.pause(...all)),
  fc.dictionary(spoiled, fc.nat(64), { maxKeys: 5 }).map((all) => p.workers(all, ['lab9'])),
  fc.option(id).map((trial) => p.final(trial)),
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.option(share)).map((all) => p.finalEpoch(...all)),
);
const begin = fc
  .record({
    name: spoiled,
    trials: fc.nat(9),
    where: fc.option(spoiled),
    layers: fc.option(fc.nat(4)),
    lanes: fc.integer({ min: 1, max: 64 }),
  })
  .map(p.start);

test('no line is wider than the terminal, none has what a terminal obeys, and there are no more of them than rows', () => {
  fc.assert(
    fc.property(
      begin,
      fc.array(progress, { maxLength: 40 }),
      fc.integer({ min: 1, max: 160 }),
      fc.integer({ min: 1, max: 60 }),
      (first, all, width, rows) => {
        const state = p.after(first, ...all);
        const shown = render(state, 1000 * (all.length + 1), { width, rows }, colours);
        expect(shown.length).toBeLessThanOrEqual(rows);
        for (const line of shown) {
          expect(widthOf(line), line).toBeLessThanOrEqual(width);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
          expect(line).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
        }
      },
    ),
  );
});

test('a trial that does not train is not shown as if it did, and each is shown once', () => {
  fc.assert(
    fc.property(fc.array(progress, { maxLength: 40 }), (all) => {
      const state = p.after(p.start({ trials: 7 }), ...all);
      const ids = state.running.map(({ trial }) => trial);
      expect(new Set(ids).size).toBe(ids.length);
      const table = lines(state, 99_000, 120, 60).filter((line) => line.startsWith('lane '));
      expect(table).toHaveLength(state.running.filter(({ is }) => is === 'training').length);
    }),
  );
});
