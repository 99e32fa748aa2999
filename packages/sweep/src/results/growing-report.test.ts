import { createStudy, createTrial, intermediateValue, type JournalRecord } from '@s4nn/log';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLog, inPieces } from '../../../log/testdata/random-log.js';
import { growingReport } from './growing-report.js';
import { reportIn } from './report-in.js';

const written = new Date('2026-03-04T05:06:07.000Z');
const logInPieces = anyLog.chain((records) => inPieces(records).map((pieces) => ({ records, pieces })));

/** Few enough that curves are thinned, or all. */
const most = fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined });

test('a log in any pieces gives the data of the whole', async () => {
  await fc.assert(
    fc.asyncProperty(logInPieces, fc.array(fc.boolean()), most, async ({ records, pieces }, looks, most) => {
      const report = growingReport(records[0], most);
      for (const [index, piece] of pieces.entries()) {
        report.apply(piece);
        if (looks[index]) await report.data(written);
      }
      const whole = await reportIn(records, most).data(written);
      const grown = await report.data(written);
      expect(grown).toEqual(whole);
      expect(JSON.stringify(grown)).toBe(JSON.stringify(whole));
      expect(report.summary()).toMatchObject({
        name: whole.name,
        objectives: whole.objectives,
        parameters: whole.parameters,
        best: whole.best,
        facts: whole.facts,
        config: whole.config,
        test: whole.test,
      });
    }),
    { numRuns: 100 },
  );
});

test('a page that merges what changed shows the whole', () => {
  fc.assert(
    fc.property(logInPieces, most, ({ records, pieces }, most) => {
      const report = growingReport(records[0], most);
      const page: string[] = [];
      for (const piece of pieces) {
        for (const id of report.apply(piece)) page[id] = JSON.stringify(report.trial(id));
        const whole = report.state.log().trials.map(({ id }) => JSON.stringify(report.trial(id)));
        expect(page).toEqual(whole);
      }
      const last = growingReport(records[0], most);
      last.apply(records);
      expect(page).toEqual(page.map((_, id) => JSON.stringify(last.trial(id))));
    }),
    { numRuns: 100 },
  );
});

test('of four times as many epochs, a page carries no more, and says so', async () => {
  const most = 2000;
  const sizesOf = async (epochs: number) => {
    const records = [createStudy('long', ['maximize']), ...curvesOf(20, epochs)] as const;
    const report = reportIn(records, most);
    const { trials, curveEpochs } = await report.data(written);
    expect(trials.map((trial) => trial.epochs ?? trial.curve.length)).toEqual(trials.map(() => epochs));
    expect(trials.every(({ curve }) => curve[0]![0] === 1 && curve.at(-1)![0] === epochs)).toBe(true);
    return { points: trials.reduce((sum, { curve }) => sum + curve.length, 0), curveEpochs };
  };
  expect(await sizesOf(100)).toEqual({ points: 2000, curveEpochs: undefined });
  expect(await sizesOf(101)).toEqual({ points: 1280, curveEpochs: 64 });
  expect(await sizesOf(400)).toEqual({ points: 1280, curveEpochs: 64 });
});

const curvesOf = (trials: number, epochs: number): JournalRecord[] =>
  Array.from({ length: trials }, (_, id) => [
    createTrial(written),
    ...Array.from({ length: epochs }, (_, epoch) => intermediateValue(id, epoch + 1, epoch / epochs)),
  ]).flat();
