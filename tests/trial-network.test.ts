import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dashboard, startDashboard } from '@s4nn/dashboard';
import type { TrialAnswers } from '@s4nn/report';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../packages/cli/test/run.js';
import { executablePath, launch, troublesOf } from '../packages/report/test/chromium.js';
import { projectWith } from './process.js';
import { small } from './small-sweeps.js';

const { folder, config } = projectWith('kept', {
  ...small,
  search: { ...small.search, keep: 2 },
});
let dashboard: Dashboard;
let kept: { readonly id: number; readonly value: number }[];
let other: number;
beforeAll(async () => {
  const swept = await run('-C', folder, 'sweep', config, '--json');
  expect(swept.code, swept.stderr).toBe(0);
  const trials: { trial: number; state: string; values: number[] }[] = JSON.parse(
    (await run('-C', folder, 'trials', config, '--json')).stdout,
  );
  const isKept = ({ trial }: { trial: number }) =>
    existsSync(join(folder, `results/kept/trials/${trial}.npz`));
  kept = trials.filter(isKept).map(({ trial, values }) => ({ id: trial, value: values[0]! }));
  other = trials.find((trial) => !isKept(trial))!.trial;
  dashboard = await startDashboard({ project: folder, port: 0 });
});
afterAll(() => dashboard?.close());

const ask = async (trial: number | string, query = '', headers = {}) => {
  const response = await fetch(
    `http://localhost:${dashboard.port}/api/sweeps/kept/trials/${trial}/network${query}`,
    { headers },
  );
  return { status: response.status, body: (await response.json()) as TrialAnswers & { error?: string } };
};

test('a kept network does on validation samples what the log says, though it is not the one that was tested', async () => {
  expect(kept.length).toBe(2);
  for (const { id, value } of kept) {
    const { status, body } = await ask(id, '?sample=7');
    expect(status, body.error).toBe(200);
    const { counts, classes } = body.confusion;
    const right = counts.reduce((sum, row, label) => sum + row[label]!, 0);
    const all = counts.flat().reduce((sum, count) => sum + count, 0);
    expect([classes.length, all, body.samples]).toEqual([10, 500, 500]);
    expect(right / all).toBeCloseTo(value, 12);
    expect(body.said).toMatch(/ The log says the same\.$/);
    expect(body.show.caption).toMatch(
      /^Validation sample 7 of 500, which is training sample \d+: true class \d, decided \d, which is (right|wrong); /,
    );
    expect(body.show.layers.map(({ times }) => times.length)).toEqual([784, expect.any(Number), 10]);
    expect(body.show.image).toMatchObject({ rows: 28, columns: 28 });
  }
  // Sizes are searched, so these are networks of their own.
  const { id } = kept[0]!;
  expect((await ask(id, '?sample=8')).body.show.caption).toMatch(/^Validation sample 8 /);
});

test('what cannot be answered is refused in words', async () => {
  const { id } = kept[0]!;
  expect(await ask(other)).toEqual({
    status: 404,
    body: { error: `the weights of trial ${other} were not kept` },
  });
  expect((await ask(99)).status).toBe(404);
  expect((await ask('../../x')).status).toBe(404);
  expect(await ask(id, '?sample=500')).toEqual({
    status: 409,
    body: { error: 'sample: found 500, but the config has validation samples 0 to 499' },
  });
  for (const sample of ['-1', '1.5', 'x', '1e3', ''])
    expect((await ask(id, `?sample=${sample}`)).status).toBe(400);
  const foreign = { origin: 'http://evil.example' };
  expect((await ask(id, '', foreign)).status).toBe(403);
  expect((await ask(id, '', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

test('weights that are not those of the log are told', async () => {
  const [id, second] = kept.map((one) => one.id) as [number, number];
  const of = (trial: number) => join(folder, `results/kept/trials/${trial}.npz`);
  const own = readFileSync(of(id));
  try {
    writeFileSync(of(id), own.subarray(0, 100));
    const torn = await ask(id);
    expect(torn.status).toBe(409);
    expect(torn.body.error).toContain(`${id}.npz`);
    // Of another network; where its size is the same, the log still knows better.
    writeFileSync(of(id), readFileSync(of(second)));
    const { status, body } = await ask(id);
    if (status === 409) expect(body.error).toContain('found shape');
    else expect(body.said).toContain('weights, samples or config have changed since');
  } finally {
    rmSync(of(id));
    writeFileSync(of(id), own);
  }
});

test.skipIf(!executablePath)('a page shows it when asked, and an address with a sample at once', async () => {
  const { id } = kept[0]!;
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const troubles = troublesOf(page);
    await page.goto(`http://localhost:${dashboard.port}/sweeps/kept/trials/${id}`);
    await page.locator('#network').scrollIntoViewIfNeeded();
    await page.waitForSelector('#network .controls');
    expect(await page.locator('#network svg').count()).toBe(0);
    await page.fill('#network input', '7');
    await page.click('#network button');
    await page.waitForSelector('#network .spikes circle');
    expect(await page.textContent('#network')).toContain('The log says the same.');
    expect(await page.locator('#network canvas').count()).toBe(1);
    expect(new URL(page.url()).hash).toBe('#sample=7');
    await page.reload();
    await page.locator('#network').scrollIntoViewIfNeeded();
    await page.waitForSelector('#network .spikes circle');
    await page.fill('#network input', '500');
    await page.click('#network button');
    await page.waitForSelector('#network [role=status]:has-text("validation samples 0 to 499")');
    const own = `http://localhost:${dashboard.port}/`;
    expect(troubles.filter((text) => !text.startsWith(own) && !text.includes('409'))).toEqual([]);
  } finally {
    await browser.close();
  }
});
