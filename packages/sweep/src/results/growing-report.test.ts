import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLog, inPieces } from '../../../log/testdata/random-log.js';
import { growingReport } from './growing-report.js';
import { reportIn } from './report-in.js';

const written = new Date('2026-03-04T05:06:07.000Z');
const logInPieces = anyLog.chain((records) => inPieces(records).map((pieces) => ({ records, pieces })));

test('a log in any pieces gives the data of the whole', async () => {
  await fc.assert(
    fc.asyncProperty(logInPieces, fc.array(fc.boolean()), async ({ records, pieces }, looks) => {
      const report = growingReport(records[0]);
      for (const [index, piece] of pieces.entries()) {
        report.apply(piece);
        if (looks[index]) await report.data(written);
      }
      const whole = await reportIn(records).data(written);
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
    fc.property(logInPieces, ({ records, pieces }) => {
      const report = growingReport(records[0]);
      const page: string[] = [];
      for (const piece of pieces) {
        for (const id of report.apply(piece)) page[id] = JSON.stringify(report.trial(id));
        const whole = report.state.log().trials.map(({ id }) => JSON.stringify(report.trial(id)));
        expect(page).toEqual(whole);
      }
      const last = growingReport(records[0]);
      last.apply(records);
      expect(page).toEqual(page.map((_, id) => JSON.stringify(last.trial(id))));
    }),
    { numRuns: 100 },
  );
});
