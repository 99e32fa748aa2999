import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { LiveData } from '../../../src/live.js';
import { report, sweepPage } from '../../../src/pages.js';
import { inBrowser, textsIn, updateOf } from '../../../test/browser.js';
import { example } from '../../../test/example.js';
import { exampleLive } from '../../../test/example-dashboard.js';

inBrowser('the live panel', (open) => {
  const data = example(30);
  // The panel does not wait for the sections below it.
  const show = (live: LiveData, window = {}) => open(sweepPage(data, live), { ...window, isLazy: true });
  const panel = (page: Page) => page.textContent('#live');

  test.each(['light', 'dark'] as const)('lanes, best, decisions, times: all in %s', async (colorScheme) => {
    const { page, troubles } = await show(exampleLive(), { colorScheme });
    expect(await page.textContent('#live .badge')).toBe('running');
    expect(await panel(page)).toContain('on lab1, 3 of 4 lanes busy, for 1 h');
    expect(await textsIn(page, '#live .lanes li')).toEqual([
      'trial 24epoch 3 of 12for 5 min',
      'trial 25epoch 6 of 12for 6 min',
      'trial 26epoch 9 of 12for 7 min',
    ]);
    // As long as its share of the epochs.
    const share = await page.$eval('#live .lanes li', (node) => node.getAttribute('style'));
    expect(share).toBe('--share: 25.0%');
    expect(await page.textContent('#live .machine h3')).toBe('this machine 1 lane idle');
    expect(await page.textContent('#live .trained')).toMatch(
      /^trial 26, trial 27 are trained and wait their turn: /,
    );
    expect(await page.textContent('#live .best')).toContain(`is the best so far: trial ${data.best[0]}`);
    expect(await panel(page)).toMatch(/28 of 100 trials \(.*\) · 2 h 13 min so far · about 40 min left/);
    expect(await page.getAttribute('#live .best a', 'href')).toBe(`../sweeps/example/trials/${data.best[0]}`);
    const decisions = await textsIn(page, '#live .decisions li');
    expect(decisions).toHaveLength(5);
    expect(decisions[0]).toMatch(
      /trial 23 ○ pruned after epoch 4, validation\.accuracy 91\.20 %its 0\.912 is below/,
    );
    expect(decisions[2]).toContain('the weights have run off to NaN');
    expect(decisions[4]).toMatch(/^trial 19 △ continues/);
    expect(await page.locator('#live button:text("Stop")').count()).toBe(0);
    expect(await page.locator('#live textarea').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test('the bar of trials adds up to what is asked for', async () => {
    const { page } = await show(exampleLive());
    const widths = await page.$$eval('#live .progress span', (nodes) =>
      nodes.map((node) => Number.parseFloat((node as unknown as { style: { width: string } }).style.width)),
    );
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(30, 1);
    expect(await page.getAttribute('#live .progress', 'aria-label')).toMatch(
      /^28 of 100 trials: \d+ complete, /,
    );
  });

  test('a sweep that does not run says why, and shows no lanes', async () => {
    const { page, troubles } = await show(exampleLive());
    const process = { pid: 7, host: 'lab1', since: '2026-03-04T11:00:00.000Z' };
    for (const [status, said] of [
      [{ state: 'crashed', process }, /process 7 on lab1 has died; it can be resumed/],
      [{ state: 'waiting', process }, /no worker serves it/],
      [{ state: 'stopped' }, /stopped before its end/],
      [{ state: 'done', why: 'patience ran out' }, /done patience ran out/],
    ] as const) {
      await updateOf(page, {
        ...data,
        live: { ...exampleLive(), status, machines: null, secondsLeft: null },
      });
      expect(await panel(page)).toMatch(said);
      expect(await page.locator('#live .lanes').count()).toBe(0);
    }
    expect(troubles).toEqual([]);
  });

  test('where nothing says what lanes do, it says so', async () => {
    const { page } = await show({ ...exampleLive(), machines: null });
    expect(await panel(page)).toContain('What its lanes do now is not known.');
  });

  test('240 lanes on 60 machines have their place, and what is scrolled and focused stays', async () => {
    const hosts = Array.from({ length: 60 }, (_, k) => `node${k + 1}.cluster.example.org`);
    const { page, troubles } = await show(exampleLive(hosts, 4));
    expect(await page.locator('#live .lanes li').count()).toBe(239);
    expect(await textsIn(page, '#live .machine:nth-child(60) h3')).toEqual(['node60 1 lane idle']);
    const height = await page.$eval('#live .machines', (node) => node.getBoundingClientRect().height);
    expect(height).toBeLessThanOrEqual(420);
    await page.locator('#live .lanes a').nth(100).focus();
    const top = () => page.$eval('#live .machines', (node) => node.scrollTop);
    const scrolled = await top();
    expect(scrolled).toBeGreaterThan(0);
    const name = await page.evaluate('document.activeElement.textContent');
    await updateOf(page, { ...data, live: { ...exampleLive(hosts, 4), trained: [1] } });
    expect(await page.textContent('#live .trained')).toMatch(/^trial 1 is trained and waits its turn/);
    expect(await top()).toBe(scrolled);
    expect(await page.evaluate('document.activeElement.textContent')).toBe(name);
    expect(troubles).toEqual([]);
  });

  test('a single run has one training and no count of trials', async () => {
    const single = { ...data, trials: [], best: [], parameters: [], importance: null };
    const work = { trial: null, epoch: 3, epochs: 12, since: '2026-03-04T11:59:00.000Z' };
    const machines = [{ host: null, lanes: [{ lane: 0, work }] }];
    const live = { ...exampleLive(), asked: 0, machines, trained: [], decisions: [] };
    const { page, troubles } = await open(sweepPage(single, live), { isLazy: true });
    expect(await textsIn(page, '#live .lanes li')).toEqual(['trainingepoch 3 of 12for 1 min']);
    expect(await panel(page)).toContain('A single run · ');
    expect(await page.locator('#live .progress').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test('a static report has no panel', async () => {
    const { page } = await open(report(data), { isLazy: true });
    expect(await page.locator('#live').count()).toBe(0);
  });

  test('a narrow page does not scroll sideways, and text of the data stays text', async () => {
    const evil = `<img src=x onerror="document.title=1"></script>${'<b>long'.repeat(40)}`;
    const decisions = exampleLive().decisions.map((decision) => ({ ...decision, reason: evil }));
    const live = {
      ...exampleLive([evil, 'b'], 2),
      ...{ decisions, note: evil, commands: [{ what: evil, command: evil }] },
      status: { state: 'done' as const, why: evil },
    };
    const { page, troubles } = await show(live, { width: 390 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await updateOf(page, { ...data, live: { ...live, status: exampleLive().status } });
    expect(await page.getAttribute('#live .machine h3', 'title')).toBe(evil);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await page.locator('img, b').count()).toBe(0);
    expect(await page.textContent('#live p.note')).toBe(evil);
    expect(troubles).toEqual([]);
  });
});
