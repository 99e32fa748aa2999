import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold, type TrialRow, trialAttributes } from '@s4nn/log';
import { readJournal } from '@s4nn/log/file';
import { beforeAll, expect, test } from 'vitest';
import { someYinYang } from '../../../../tests/small-sweeps.js';
import { projectWith } from '../../test/project.js';
import { reportDataIn } from '../../test/report-data.js';
import { type Ran, run } from '../../test/run.js';

const config = {
  ...someYinYang,
  training: { epochs: 4, validation: 50, seed: 1 },
  pruner: { use: 'asha', minimum: 1, reduction: 3 },
  search: { trials: 9, space: { '/network/layers/0/threshold': { uniform: [0.1, 2] } } },
};

let folder: string;
let swept: Ran;
/** Why each pruned trial was pruned, as the log says it, by trial. */
let reasons: ReadonlyMap<number, string>;

beforeAll(async () => {
  const project = projectWith('small', config);
  ({ folder } = project);
  swept = await run('sweep', project.config, '--threads', '0');
  expect(swept.code, swept.stderr).toBe(0);
  const log = fold(readJournal(join(folder, 'sweeps', 'small.journal.log'))!.records);
  const pruned = log.trials.filter(({ state }) => state === 'pruned');
  expect(pruned.length).toBeGreaterThan(1);
  reasons = new Map(
    pruned.map((trial) => {
      const { rung, value, limit, rank, because } = trialAttributes.pruned.in(trial.attributes)!;
      // One of three continues: the pruned one is worse than the value to reach, and never the best.
      expect([rung, value]).toEqual([trial.intermediate.size, trial.values![0]]);
      expect(value).toBeLessThan(limit!);
      expect(rank).toBeGreaterThan(1);
      expect(because).toMatch(
        new RegExp(
          `^${(100 * value).toFixed(2)} %, ${rank}(st|nd|rd|th) of \\d+, (none|at most \\d+) may be better$`,
        ),
      );
      return [trial.id, `pruned at epoch ${rung}: ${because}`];
    }),
  );
});

test('the live lines say why a trial was pruned', () => {
  for (const [trial, reason] of reasons) expect(swept.stderr).toContain(`\ntrial ${trial} ${reason}\n`);
  expect(swept.stderr.match(/ pruned at epoch /g)).toHaveLength(reasons.size);
});

test('so do trials, as JSON and as a table', async () => {
  const rows: TrialRow[] = JSON.parse((await run('-C', folder, 'trials', 'small', '--json')).stdout);
  expect(new Map(rows.flatMap(({ trial, reason }) => (reason === null ? [] : [[trial, reason]])))).toEqual(
    reasons,
  );
  const lines = (await run('-C', folder, 'trials', 'small', '--state', 'pruned')).stdout.split('\n');
  for (const [trial, reason] of reasons) {
    expect(lines.find((line) => line.trimStart().startsWith(`${trial} `))).toMatch(
      new RegExp(`${reason.replaceAll('.', '\\.')}$`),
    );
  }
});

test('so do the table of the results, both exports and the report', async () => {
  const exported = (to: string) => run('-C', folder, 'export', 'small', '--to', to);
  const csv = readFileSync(join(folder, 'results', 'small', 'trials.csv'), 'utf8');
  expect((await exported('csv')).stdout).toBe(csv);
  for (const reason of reasons.values()) expect(csv).toContain(`,"${reason}"\r\n`);
  const objects = (await exported('jsonl')).stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { trials } = reportDataIn(join(folder, 'results', 'small', 'report.html'));
  for (const [trial, reason] of reasons) {
    expect([objects[trial].reason, trials[trial]!.reason]).toEqual([reason, reason]);
  }
});
