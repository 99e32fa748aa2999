import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EpochReport, weights } from '@s4nn/core';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { removeCheckpoint, writeCheckpoint } from './checkpoint.js';
import { readCheckpoint } from './read-checkpoint.js';

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
const values = { noNaN: true, noDefaultInfinity: true };
const layer = fc.oneof(
  fc.float32Array({ minLength: 1, maxLength: 9, ...values }).map((array) => weights(array)),
  fc.float64Array({ minLength: 1, maxLength: 9, ...values }).map((array) => weights(array)),
);

test('a checkpoint is read as it was written, to the last bit, and replaces the previous one', () => {
  fc.assert(
    fc.property(
      fc.array(layer, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      (layers, count, isAdam) => {
        const epochs = Array.from({ length: count }, (_, index) => report(index + 1));
        const [first, second] = [layers.toReversed(), layers.map((each) => weights(each.slice().fill(0.5)))];
        const moments = isAdam ? { steps: 7 * count, first, second } : null;
        const checkpoint = { training: `a\nb ${count}`, epochs, weights: layers, moments };
        writeCheckpoint(file, checkpoint);
        expect(readCheckpoint(file, ({ training }) => training === checkpoint.training)).toEqual(checkpoint);
        expect(readCheckpoint(file, ({ training }) => training === 'another')).toBeNull();
      },
    ),
  );
  expect(readdirSync(join(folder, 'sweep.checkpoints'))).toEqual(['trial-3']);
});

test('a checkpoint that is torn or damaged anywhere is ignored', () => {
  const layers = [weights(Float32Array.of(1, 2)), weights(Float64Array.of(3))];
  writeCheckpoint(file, { training: 'a', epochs: [report(1)], weights: layers, moments: null });
  const whole = readFileSync(file);
  for (let length = 0; length < whole.length; length++) {
    truncateSync(file, length);
    expect(readCheckpoint(file, ({ training }) => training === 'a')).toBeNull();
    writeFileSync(file, whole);
  }
  for (let at = whole.indexOf('\n') + 1; at < whole.length; at++) {
    const damaged = Buffer.from(whole);
    damaged[at]! ^= 1;
    writeFileSync(file, damaged);
    expect(readCheckpoint(file, ({ training }) => training === 'a')).toBeNull();
  }
});

test('without a file there is no checkpoint, and removing it does nothing', () => {
  removeCheckpoint(file);
  expect(existsSync(file)).toBe(false);
  expect(readCheckpoint(file, ({ training }) => training === 'a')).toBeNull();
  removeCheckpoint(file);
});
