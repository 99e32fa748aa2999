import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParameterImportance } from '@s4nn/sweep';
import { expect, test } from 'vitest';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const tiny = {
  dataset: { use: '@s4nn/dataset-yin-yang', train: 400, test: 100 },
  encoder: { use: '@s4nn/encoders/latency', duration: 32 },
  backend: '@s4nn/backend-cpu',
  network: { layers: [{ size: 3, threshold: 0.5, learningRate: 0.1, init: [0, 1] }] },
  training: { epochs: 4, validation: 100 },
  pruner: { use: 'asha', minimum: 1, reduction: 2 },
};

test('importance of two trials is none, and says how to get more', async () => {
  const search = { trials: 2, space: { '/network/layers/0/threshold': { loguniform: [0.1, 100] } } };
  const { folder, config } = projectWith('tiny', { ...tiny, search });
  expect((await run('sweep', config)).code).toBe(0);
  const { code, stdout, stderr } = await run('importance', config);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(
    /found 2 trials, too few to tell which parameters mattered: expected at least 20\. /,
  );
  expect(stderr).toContain(`\`s4nn sweep ${config} --trials 60 --extend\` runs more.`);
  expect(JSON.parse((await run('importance', config, '--json')).stdout).importance).toBeNull();
  expect((await run('-C', folder, 'importance', 'tiny')).stderr).toContain('sweep <its config> --trials');
  expect((await run('sweep', config, '--trials', '30', '--extend')).code).toBe(0);
  expect((await run('importance', config)).stdout).toMatch(/^tiny, from 30 trials/);
});

test('importance names every parameter, as the report does', async () => {
  const space = {
    '/network/layers/0/threshold': { loguniform: [0.1, 100] },
    '/network/neuron/crossing': { choice: ['>', '>='] },
  };
  const { folder, config } = projectWith('tiny', {
    ...tiny,
    training: { epochs: 1, validation: 100 },
    search: { use: '@s4nn/tpe/random', trials: 60, space },
    pruner: { use: 'none' },
  });
  expect((await run('sweep', config)).code).toBe(0);
  const { importance, ...rest } = JSON.parse((await run('importance', config, '--json')).stdout);
  expect(rest).toEqual({ name: 'tiny', trials: 60, judged: 60 });
  expect(importance.map(({ parameter }: { parameter: string }) => parameter).sort()).toEqual(
    Object.keys(space),
  );
  const shares: number[] = importance.map(({ share }: { share: number }) => share);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
  const lines = (await run('-C', folder, 'importance', 'tiny')).stdout.split('\n');
  expect(lines[0]).toBe('tiny, from 60 trials');
  const rows = lines.slice(2).map((line) => line.trim().split(/ {2,}/));
  const whole = (share: number) => (100 * share).toFixed(0);
  expect(rows.slice(0, 2)).toEqual(
    importance.map(({ parameter, share, low, high, isChance }: ParameterImportance) => [
      `${(100 * share).toFixed(2)} %`,
      `${whole(low)} to ${whole(high)} %`,
      parameter,
      ...(isChance ? ['not told apart from chance'] : []),
    ]),
  );
  // Above some threshold no neuron learns.
  expect(importance[0]).toMatchObject({ parameter: '/network/layers/0/threshold', isChance: false });
  expect(importance[1].isChance).toBe(true);
  const html = readFileSync(join(folder, 'results', 'tiny', 'report.html'), 'utf8');
  const data = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)![1]!;
  expect(JSON.parse(data).importance).toEqual(importance);
});
