import { forward, initialWeights, neuronsOf, samplesIn, timesOfSample } from '@s4nn/core';
import { describe, expect, test } from 'vitest';
import { backends } from '../backends/backends.js';
import { findNumpy } from '../backends/numpy.js';
import { materials, type Subject, subjects } from '../subjects/subjects.js';
import { table } from '../view/table.js';
import { bench } from './bench.js';
import type { Row } from './row.js';

const numpy = 'versions' in findNumpy();
const names = Object.keys(backends).filter((name) => numpy || name !== 'numpy');
const subject: Subject = { ...subjects['40000-4-2']!, batch: 20, epochs: { full: 1, quick: 1 } };

describe('a real run, one turn', async () => {
  const rows: Row[] = [];
  const shares: number[] = [];
  const options = { backends: names, turns: 1, warmup: 0, epochs: 'quick' } as const;
  const progress = (share: number) => shares.push(share);
  for await (const some of bench({ ...options, subjects: { '40000-4-2': subject } }, progress)) {
    rows.push(...some);
  }

  test('has a row for each backend, work and phase', () => {
    const found = rows.map(({ backend, network, work, phase }) => `${backend} ${network} ${work} ${phase}`);
    const expected = (['infer', 'train'] as const).flatMap((work) =>
      ['early', 'late'].flatMap((phase) =>
        names
          .filter((name) => work === 'infer' || name !== 'wasm int16')
          .map((name) => `${name} 40000-4-2 ${work} ${phase}`),
      ),
    );
    expect(found).toEqual(expected);
  });

  test('its figures fit together', () => {
    for (const row of rows) {
      expect(row.microsecondsPerSample).toBeGreaterThan(0);
      expect(row.samplesPerSecond * row.microsecondsPerSample).toBeCloseTo(1e6, 3);
      expect(row.bytesPerSample).toBe(4 * row.additionsPerSample);
      expect((row.gigabytesPerSecond * row.microsecondsPerSample * 1000) / row.bytesPerSample).toBeCloseTo(1);
      expect(row.rooflineShare * row.rooflineGigabytesPerSecond).toBeCloseTo(row.gigabytesPerSecond);
      expect(row.epochs).toBe(row.phase === 'late' ? 1 : 0);
      const peer = rows.find(
        ({ backend, work, phase }) => backend === 'numpy' && work === row.work && phase === row.phase,
      );
      if (peer) expect(row.timesNumpy).toBe(peer.microsecondsPerSample / row.microsecondsPerSample);
      else expect(row.timesNumpy).toBeNull();
    }
  });

  test('counts the additions that the reference’s spikes make', () => {
    const { spikes, training } = materials.photographs();
    const { network, batch } = subject;
    const weights = initialWeights(network, 1);
    let additions = 0;
    for (let sample = training; sample < training + batch; sample++) {
      const times = forward(network, weights, timesOfSample(spikes, sample));
      network.layers.forEach((_, k) => {
        for (const time of times[k]!) if (time < network.duration) additions += neuronsOf(network, k);
      });
    }
    expect(additions / batch).toBeGreaterThan(4 * 35_000);
    const { additionsPerSample } = rows.find(({ work, phase }) => work === 'infer' && phase === 'early')!;
    expect(additionsPerSample).toBeCloseTo(additions / batch, 6);
  });

  test('its progress rises from 0 to 1', () => {
    expect(shares[0]).toBe(0);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1);
  });

  test('its table says what was measured', () => {
    const plain = { bold: String, dim: String } as never;
    const text = table(rows.slice(0, names.length), plain);
    expect(text).toMatch(
      /^40000-4-2 · infer · initial weights {2}[\d,]+ additions, \d+ kB per sample · roofline/,
    );
    for (const name of names) expect(text).toMatch(new RegExp(`^  ${name} `, 'm'));
    const late = rows.filter(({ work, phase }) => work === 'train' && phase === 'late');
    expect(table(late, plain)).toContain('train · weights after 1 epoch ');
  });
});

test('every subject has the samples that it asks for', () => {
  const sizes = { mnist: [60_000, 50_000], photographs: [400, 300] };
  const { spikes, training } = materials.photographs();
  expect([samplesIn(spikes), training]).toEqual(sizes.photographs);
  for (const { material, early, batch } of Object.values(subjects)) {
    const [all, training] = sizes[material] as [number, number];
    expect(early[1]).toBeLessThanOrEqual(training);
    expect(early[1] - early[0]).toBeGreaterThanOrEqual(batch);
    expect(all - training).toBeGreaterThanOrEqual(batch);
  }
});
