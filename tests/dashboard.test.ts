import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listenTo } from '../packages/dashboard/test/listen.js';
import { executablePath, launch, troublesOf } from '../packages/report/test/chromium.js';
import { projectWith, type Started, start, untilPrinted } from './process.js';
import { someYinYang } from './small-sweeps.js';

type Browser = Awaited<ReturnType<typeof launch>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;

/** A sweep of many trials, each of some tenths of a second. */
const long = {
  ...someYinYang,
  training: { epochs: 150, validation: 50, seed: 4 },
  search: { trials: 1000, space: { '/network/layers/0/learningRate': { uniform: [0.1, 0.5] } } },
  pruner: { use: 'asha', minimum: 10, reduction: 3 },
};

const running: Started[] = [];
afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
});
const started = (...args: string[]): Started => {
  const one = start(...args);
  running.push(one);
  return one;
};

/** Serves a project and gives the address. */
async function serve(folder: string, ...options: string[]): Promise<{ url: URL; served: Started }> {
  const served = started('-C', folder, 'dashboard', ...options);
  await untilPrinted(served, /http.*\n/);
  return { url: new URL(/http\S+/.exec(served.output())![0]), served };
}

/** How many trials have ended according to a log, and when that was first seen. */
function watchLog(file: string) {
  const seen: number[] = [];
  const timer = setInterval(() => {
    let text = '';
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      return;
    }
    const ends = text.split('\n').filter((line) => line.startsWith('{"op_code":6,')).length;
    while (seen.length < ends) seen.push(performance.now());
  }, 20);
  return { seen, [Symbol.dispose]: () => clearInterval(timer) };
}

test('each trial is told within 3 s of its commit, a killed sweep within 10 s, and a resumed one goes on', async () => {
  const { folder, config } = projectWith('long', long);
  const { url } = await serve(folder, '--port', '0');
  const sweep = () => started('sweep', config, '--threads', '1');
  const first = sweep();
  await untilPrinted(first, /trial 0 starts/);
  using log = watchLog(join(folder, 'sweeps/long.journal.log'));
  using heard = await listenTo(Number(url.port), '/api/events?sweeps=long');
  const told: number[] = [];
  const endedIn = (): number => {
    const ended = new Set<number>();
    for (const { event, data } of heard.events) {
      if (event !== 'trials' || !data.data) continue;
      for (const trial of data.data.trials) if (trial.state !== 'running') ended.add(trial.id);
    }
    return ended.size;
  };
  while (told.length < 5) {
    for (const count = endedIn(); told.length < count; ) told.push(performance.now());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const late = told.map((at, k) => at - log.seen[k]!);
  // Three times what is promised, as machines of tests are slow at times.
  expect(Math.max(...late)).toBeLessThan(3 * 3000);
  await heard.until(
    ({ event, data }) => event === 'live' && data.machines !== null && data.phase === 'search',
    9000,
  );

  first.child.kill('SIGKILL');
  const killed = performance.now();
  const crashed = await heard.until(({ data }) => data.status?.state === 'crashed', 30_000);
  expect(performance.now() - killed).toBeLessThan(30_000);
  expect(crashed.data.status.process.pid).toBe(first.child.pid);

  const { length } = heard.events;
  const second = sweep();
  await untilPrinted(second, /trial \d+ resumes/);
  await heard.until(
    (one) => heard.events.indexOf(one) > length && one.data.status?.process?.pid === second.child.pid,
    20_000,
  );
  second.child.kill('SIGINT');
  await heard.until(
    (one) => heard.events.indexOf(one) > length && one.data.status?.state === 'stopped',
    20_000,
  );
});

test('a port that is in use is passed over; Ctrl-C ends it', async () => {
  const { folder } = projectWith('long', long);
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const { url, served } = await serve(folder, '--port', String(port));
  expect(Number(url.port)).toBeGreaterThan(port);
  other.close();
  served.child.kill('SIGINT');
  expect((await served.ended).code).toBe(0);
});

test('a sweep with --dashboard says its address, and ends with it', async () => {
  const { config } = projectWith('long', { ...long, search: { ...long.search, trials: 4 } });
  const sweep = started('sweep', config, '--threads', '1', '--dashboard');
  await untilPrinted(sweep, /dashboard: http/);
  const url = new URL(/dashboard: (\S+)/.exec(sweep.output())![1]!);
  expect(url.pathname).toBe('/sweeps/long');
  const { code, stderr } = await sweep.ended;
  expect(code, stderr).toBe(0);
  await expect
    .poll(
      () =>
        fetch(url).then(
          () => 'there',
          () => 'gone',
        ),
      { timeout: 10_000 },
    )
    .toBe('gone');
});

if (!executablePath) console.warn('Skipped: a live page in a browser. No Chromium or Chrome in /usr/bin.');
describe.skipIf(!executablePath)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  const badge = (page: Page) => () => page.textContent('#live .badge');
  const within = { timeout: 15_000 };

  test('a page is kept live by its server, through a stop, --fresh and the loss of the server', async () => {
    const { folder, config } = projectWith('long', long);
    const { url, served } = await serve(folder, '--port', '0');
    const sweep = started('sweep', config, '--threads', '1');
    await untilPrinted(sweep, /trial 1 /);
    const context = await browser.newContext();
    const page = await context.newPage();
    const troubles = troublesOf(page);
    await page.goto(new URL(`/sweeps/long${url.hash}`, url).href);
    await page.waitForSelector('main section');
    expect(page.url(), 'the token is taken out').toBe(new URL('/sweeps/long', url).href);
    const count = async () => Number(/(\d+) of 1000 trials/.exec((await page.textContent('#live'))!)?.[1]);
    const before = await count();
    await expect.poll(count, within).toBeGreaterThan(before);
    expect(await badge(page)()).toBe('running');

    // Another tab, from a link, has no token of its own and asks this one.
    const other = await context.newPage();
    await other.goto(new URL('/sweeps/long', url).href);
    await other.waitForSelector('#live');
    await expect.poll(() => other.locator('#live button').count(), within).toBeGreaterThan(0);
    await other.close();

    await page.click('#live button:has-text("Stop after")');
    await page.click('dialog button.strong');
    await expect.poll(badge(page), within).toBe('stopped');
    expect(await page.locator('#live button:has-text("Stop"):visible').count()).toBe(0);
    expect((await sweep.ended).code).toBe(130);

    const fresh = started('sweep', config, '--threads', '1', '--fresh', '--seed', '5');
    await untilPrinted(fresh, /trial 0 starts/);
    await expect.poll(badge(page), within).toBe('running');
    fresh.child.kill('SIGKILL');
    await expect
      .poll(() => page.textContent('.banner'), { timeout: 30_000 })
      .toMatch(/^Crashed: Process \d+ on /);
    served.child.kill('SIGKILL');
    await expect.poll(() => page.textContent('.banner'), within).toContain('Connection lost since');
    const unexpected = troubles.filter(
      (text) => !text.includes(url.host) && !/Failed to load|ERR_/.test(text),
    );
    expect(unexpected).toEqual([]);
    await context.close();
  });
});
