import {
  appendFileSync,
  closeSync,
  existsSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EpochReport, type TrainingState, type Weights, weights } from '@s4nn/core';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { emptySpan, removeCheckpoint, reportsFile } from './checkpoint.js';
import { readCheckpoint } from './read-checkpoint.js';
import { checkpointWriter } from './write-checkpoint.js';

const folder = mkdtempSync(join(tmpdir(), 's4nn-checkpoint-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'sweep.checkpoints', 'trial-3');

const report = (epoch: number): EpochReport => ({
  epoch,
  trainingAccuracy: 0.1 + 0.2,
  learned: Number.NaN,
  validation: null,
  best: { epoch: 1, accuracy: 1 / 3 },
  revived: 4,
});
const stateAfter = (
  epoch: number,
  layers: readonly Weights[] = [weights(Float32Array.of(epoch, 2))],
  moments: TrainingState['moments'] = null,
): TrainingState => ({ epoch, best: report(epoch).best, weights: layers, moments: moments ?? null });
const values = { noNaN: true, noDefaultInfinity: true };
const layer = fc.oneof(
  fc.float32Array({ minLength: 1, maxLength: 9, ...values }).map((array) => weights(array)),
  fc.float64Array({ minLength: 1, maxLength: 9, ...values }).map((array) => weights(array)),
);
const training = { training: 'a\nb', config: { a: 1 } };
const isSame = (other: { training: string }): boolean => other.training === training.training;
const read = (from: number, to = 9) => readCheckpoint(file, isSame, { from, to });

/** Writes the checkpoints after the epochs `from` + 1 … `to` of a segment. */
function write(from: number, to: number): void {
  const save = checkpointWriter(file, training, emptySpan(from));
  for (let epoch = from + 1; epoch <= to; epoch++) save(stateAfter(epoch), [report(epoch)]);
}

test('a checkpoint is read as it was written, to the last bit, and replaces the previous one', () => {
  fc.assert(
    fc.property(
      fc.array(layer, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      (layers, count, isAdam) => {
        const [first, second] = [layers.toReversed(), layers.map((each) => weights(each.slice().fill(0.5)))];
        const moments = isAdam ? { steps: 7 * count, first, second } : null;
        const save = checkpointWriter(file, training, emptySpan(0));
        const reports = Array.from({ length: count }, (_, index) => report(index + 1));
        for (const each of reports) save(stateAfter(each.epoch, layers, moments), [each]);
        const found = read(0);
        expect(found).toMatchObject({ state: stateAfter(count, layers, moments), reports, dropped: null });
      },
    ),
  );
  expect(readdirSync(join(folder, 'sweep.checkpoints')).sort()).toEqual(['trial-3', 'trial-3.epochs']);
});

test('reports of several epochs with one state are read as if each had come with its own', () => {
  const save = checkpointWriter(file, training, emptySpan(0));
  save(stateAfter(1), [report(1)]);
  save(stateAfter(4), [2, 3, 4].map(report));
  expect(read(0)).toMatchObject({ state: stateAfter(4), reports: [1, 2, 3, 4].map(report), dropped: null });
});

test.each([[[1, 2, 1]], [[2, 3]], [[1, 3]], [[1, 2, 3]], [[]]])(
  'reports of the epochs %j before the state after epoch 2 are not used, and that is said',
  (epochs) => {
    checkpointWriter(file, training, emptySpan(0))(stateAfter(2), epochs.map(report));
    const dropped = 'the reports of its checkpoint are not those of its epochs';
    expect(read(0)).toMatchObject({ state: null, reports: [], dropped });
  },
);

test('a training resumes behind the reports that count; those in the log are neither read nor kept', () => {
  write(0, 3);
  // Killed between the report and the state of an epoch.
  writeFileSync(reportsFile(file), 'torn', { flag: 'a' });
  const { state, reports, span } = read(0);
  expect([state!.epoch, reports]).toEqual([3, [1, 2, 3].map(report)]);
  checkpointWriter(file, training, span)(stateAfter(4), [report(4)]);
  expect(read(0).reports).toEqual([1, 2, 3, 4].map(report));
  expect(read(2)).toMatchObject({ state: stateAfter(4), reports: [1, 2, 3, 4].map(report), dropped: null });

  rmSync(reportsFile(file));
  expect(read(4)).toEqual({ state: stateAfter(4), reports: [], span: emptySpan(4), dropped: null });
  write(4, 6);
  expect(read(4).reports).toEqual([5, 6].map(report));
});

const damaged = { state: null, reports: [], span: emptySpan(0) };

test('a checkpoint that is torn, longer or changed in any bit is not used, and that is said', () => {
  write(0, 2);
  for (const [each, message] of [
    [file, 'its checkpoint is damaged'],
    [reportsFile(file), 'the reports of its checkpoint are damaged'],
  ] as const) {
    const whole = readFileSync(each);
    const opened = openSync(each, 'r+');
    const check = (what: string): void => expect(read(0), what).toEqual({ ...damaged, dropped: message });
    for (const bit of Array.from({ length: 8 * whole.length }).keys()) {
      const [at, changed] = [bit >> 3, whole[bit >> 3]! ^ (1 << (bit & 7))];
      writeSync(opened, Uint8Array.of(changed), 0, 1, at);
      check(`bit ${bit}`);
      writeSync(opened, whole, at, 1, at);
    }
    expect(read(0).dropped).toBe(null);
    for (const more of each === file ? ['\0', '\n', 'x'] : []) {
      appendFileSync(each, more);
      check(JSON.stringify(more));
      ftruncateSync(opened, whole.length);
    }
    for (let length = whole.length - 1; length >= 0; length--) {
      ftruncateSync(opened, length);
      check(`${length} bytes`);
    }
    closeSync(opened);
    writeFileSync(each, whole);
    expect(read(0).dropped).toBe(null);
  }
});

test('a checkpoint of another training, or ahead of the log, is not used, and that is said', () => {
  write(2, 4);
  const other = readCheckpoint(file, () => false, { from: 2, to: 9 });
  expect(other).toEqual({ ...damaged, dropped: 'its checkpoint belongs to another training' });
  for (const ahead of [read(0), read(2, 3)]) {
    expect(ahead).toEqual({ ...damaged, dropped: 'its checkpoint is ahead of the log' });
  }
  expect(read(2).dropped).toBe(null);
});

test('the 400th epoch writes no more than the second', () => {
  const sizes: number[] = [];
  const save = checkpointWriter(file, training, emptySpan(0));
  for (let epoch = 1; epoch <= 400; epoch++) {
    save(stateAfter(epoch), [report(epoch)]);
    sizes.push(readFileSync(file).length + readFileSync(reportsFile(file)).length / epoch);
  }
  // The numbers of epochs and bytes have more digits.
  expect(sizes[399]).toBeLessThan(sizes[1]! + 20);
});

test('without a file there is no checkpoint, and removing it does nothing', () => {
  removeCheckpoint(file);
  expect(existsSync(file) || existsSync(reportsFile(file))).toBe(false);
  expect(read(0)).toEqual({ ...damaged, dropped: null });
  removeCheckpoint(file);
});
