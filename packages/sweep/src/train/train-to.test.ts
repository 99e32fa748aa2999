import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EpochReport, weights } from '@s4nn/core';
import type { Lanes, TrainedEpoch } from '@s4nn/lanes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCheckpoint } from './read-checkpoint.js';
import { trainTo } from './train-to.js';

const json = { dataset: {}, backend: { population: 1 }, training: { epochs: 12 } };
const config = { json: { ...json, search: { retries: 100 } } };
const report = (epoch: number): EpochReport =>
  ({ epoch, best: { epoch, accuracy: epoch / 100 } }) as unknown as EpochReport;
const state = (epoch: number) => ({ weights: [weights(Float32Array.of(epoch))], moments: null });

/** One attempt of a lane: how many epochs it tells before those with states, of which each says how far the next one begins. */
const attempt = fc.record({
  ahead: fc.nat(4),
  steps: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
});

test('epochs that come without state, again, from earlier states and after deaths are each recorded once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { maxLength: 4 }), async (attempts) => {
      const left = [...attempts];
      const run: Lanes['run'] = async ({ from, to }, onEpoch) => {
        const tell = (epoch: number, hasState: boolean): void =>
          onEpoch({ report: report(epoch), state: hasState ? state(epoch) : null } as TrainedEpoch);
        let at = from?.epoch ?? 0;
        const next = left.shift();
        for (const step of next?.steps ?? [to]) {
          const end = Math.min(to, at + step);
          // Another worker may have told more than the one whose state comes.
          for (let epoch = at + 1; epoch <= Math.min(to, end + (next?.ahead ?? 0)); epoch++)
            tell(epoch, false);
          if (end > at) tell(end, true);
          at = end;
        }
        if (at === to) return { ok: true, trained: at - (from?.epoch ?? 0) };
        return { ok: false, message: 'killed', mistake: false, died: true, trained: 0 };
      };
      const checkpoints = mkdtempSync(join(tmpdir(), 's4nn-'));
      const shown: number[] = [];
      const trained = await trainTo(
        {
          ...{ config, checkpoints, lanes: { run }, requireHeld: () => {} },
          host: { split: () => ({ training: [], validation: [] }) },
        } as never,
        { name: 'trial-0', json, part: 'split' } as never,
        { from: 0, to: 12 },
        {
          onEpoch: ({ epoch }) => shown.push(epoch),
          ...{ onBegin: () => {}, onRetry: () => {}, onRestart: () => {} },
        },
        new AbortController().signal,
      );
      const all = Array.from({ length: 12 }, (_, k) => k + 1);
      expect(trained?.epochs.map(({ epoch }) => epoch)).toEqual(all);
      expect(shown).toEqual(all);
      const kept = readCheckpoint(join(checkpoints, 'trial-0'), () => true, { from: 0, to: 12 });
      expect(kept.reports.map(({ epoch }) => epoch)).toEqual(all);
      expect(kept.dropped).toBe(null);
    }),
  );
});
