import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { someTests } from '../../../../tests/chance.js';
import { report } from '../../src/pages.js';
import type { ReportData } from '../../src/sweep.js';
import { inBrowser, scrollTo, textsIn } from '../../test/browser.js';
import { untilTrue } from '../../test/chromium.js';
import { example, exampleOfTwo } from '../../test/example.js';

const some = someTests('charts', { all: 11, tried: 5 });

inBrowser('charts of a sweep', (openPage) => {
  const open = (data: ReportData, width = 1100) => openPage(report(data), { width });
  const nodesOf = (page: Page, selector: string) =>
    page.$$eval(selector, (nodes) => nodes.reduce((sum, node) => sum + node.querySelectorAll('*').length, 0));
  const chosen = async (page: Page) => page.locator('.filters').textContent();

  some('a trial that is not among those drawn is marked all the same', async () => {
    const data = example(1000);
    const { page } = await open(data);
    const drawn = new Set(
      await page.$$eval('#curves [data-trial]', (nodes) =>
        nodes.map((node) => Number(node.getAttribute('data-trial'))),
      ),
    );
    const left = data.trials.find(({ id, curve, values }) => !drawn.has(id) && curve.length > 0 && values)!;
    await page.locator(`#trials tr[data-trial="${left.id}"] button`).click();
    for (const section of ['history', 'curves', 'parallel', 'slices', 'contour', 'timeline']) {
      expect(
        await page.locator(`#${section} .selected[data-trial="${left.id}"]`).count(),
        section,
      ).toBeGreaterThan(0);
    }
    // It stays marked in what is drawn anew.
    await page.locator('#curves .thinned button').click();
    expect(await page.locator(`#curves .selected[data-trial="${left.id}"]`).count()).toBe(2);
  });

  some('a click beside a dot marks the trial that the tip describes', async () => {
    const { page } = await open(example(400));
    await page
      .locator('#history svg')
      .first()
      .hover({ position: { x: 500, y: 60 } });
    await page.waitForSelector('#history [aria-label="tip"] text');
    const said = (await page.textContent('#history [aria-label="tip"]'))!.match(/trial \d+/)![0];
    await page.mouse.down();
    await page.mouse.up();
    expect(await page.textContent('.status')).toMatch(new RegExp(`^${said},`));
  });

  some(
    'the surface of a contour does not depend on the width of the window, and fades beyond the trials',
    async () => {
      const data = example(60);
      const crowded = data.trials.map((trial) => ({
        ...trial,
        parameters: {
          ...trial.parameters,
          '/network/layers/0/size': 100 + Number(trial.parameters['/network/layers/0/size']) / 4,
        },
      }));
      const { page } = await open({ ...data, trials: crowded });
      const surface = async () => ({
        mask: await page.getAttribute('#contour mask image', 'href'),
        levels: await page.locator('#contour [aria-label="contour"] path').count(),
      });
      const wide = await surface();
      await page.setViewportSize({ width: 420, height: 800 });
      await untilTrue(page, 'document.querySelector("#history svg").clientWidth < 420');
      expect(await surface()).toEqual(wide);
      expect(wide.levels).toBeGreaterThan(4);
      // No trial has more than 350 of 1,000: the upper half is the page alone.
      const opacity = await page.evaluate<{ upper: number; lower: number }>(`(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const of = (from, to) =>
        data
          .slice(4 * from, 4 * to)
          .filter((_, k) => k % 4 === 3)
          .reduce((sum, one) => sum + one, 0) /
        (255 * (to - from));
      const half = (image.width * image.height) / 2;
      return { upper: of(0, half), lower: of(half, 2 * half) };
    })(${JSON.stringify(wide.mask)})`);
      expect(opacity.upper).toBe(0);
      expect(opacity.lower).toBeGreaterThan(0.3);
    },
  );

  some('slices are of the parameters that are chosen, at first of those that matter most', async () => {
    const data = example(40);
    const more = Array.from(
      { length: 5 },
      (_, k) => ({ name: `/more/${k}`, kind: 'number', low: 0, high: 1, log: false }) as const,
    );
    const trials = data.trials.map((trial) => ({
      ...trial,
      parameters: { ...trial.parameters, ...Object.fromEntries(more.map(({ name }) => [name, 0.5])) },
    }));
    const parameters = [...more, ...data.parameters];
    const { page, troubles } = await open({ ...data, parameters, trials });
    const shown = () => textsIn(page, '#slices figcaption');
    expect(await shown()).toEqual([
      'layer 0 learning rate',
      'encoder',
      'more 0',
      'more 1',
      'more 2',
      'more 3',
    ]);
    await page.locator('#slices summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await shown()).toEqual(['encoder', 'more 0', 'more 1', 'more 2', 'more 3']);
    await page.locator('#slices label', { hasText: 'more 4' }).click();
    expect((await shown()).at(-1)).toBe('more 4');
    expect(await page.textContent('#slices summary')).toBe('parameters: 6 of 9');
    await page.setViewportSize({ width: 700, height: 800 });
    await untilTrue(page, 'document.querySelector("#history svg").clientWidth < 700');
    expect((await shown()).at(-1)).toBe('more 4');
    const checked = page.locator('#slices input:checked');
    while ((await checked.count()) > 0) await checked.first().uncheck();
    expect(await page.textContent('#slices')).toContain('Choose at least one parameter.');
    expect(troubles).toEqual([]);
  });

  some(
    'the address keeps the axes of slices and contour, and passes over those it does not know',
    async () => {
      const { page, troubles } = await open(example(40));
      const [rate, size] = ['/network/layers/0/learningRate', '/network/layers/0/size'];
      const slices = async () => {
        await scrollTo(page, 'slices');
        return textsIn(page, '#slices figcaption');
      };
      const axes = async () => {
        await scrollTo(page, 'contour');
        const selects = await page.locator('#contour select').all();
        return Promise.all(selects.map((select) => select.inputValue()));
      };
      const go = (fragment: string) => page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
      const atFirst = [await slices(), await axes()];
      await page.locator('#slices summary').click();
      await page.locator('#slices label', { hasText: /^\s*encoder$/ }).click();
      await page.locator('#contour select').nth(0).selectOption({ label: 'encoder' });
      const chosen = [await slices(), await axes()];
      expect(chosen).not.toEqual(atFirst);
      await untilTrue(page, "location.hash.includes('contour=/encoder,')");
      const hash = await page.evaluate<string>('location.hash');
      await go('#');
      expect([await slices(), await axes()]).toEqual(atFirst);
      await go(hash);
      expect([await slices(), await axes()]).toEqual(chosen);
      await go(`#slices=${size},/gone&contour=${rate},/gone`);
      expect([await slices(), await axes()]).toEqual([['layer 0 size'], atFirst[1]]);
      await go(`#slices=/gone&contour=${rate},${rate}`);
      expect([await slices(), await axes()]).toEqual(atFirst);
      await go('#slices=');
      await scrollTo(page, 'slices');
      expect(await page.textContent('#slices')).toContain('Choose at least one parameter.');
      expect(troubles).toEqual([]);
    },
  );

  some(
    'curves with some of their epochs say so, and the epochs of a trial are those that it trained',
    async () => {
      const data = example(20);
      const whole = await open(data);
      expect(await whole.page.textContent('#curves')).not.toContain('Of each curve');
      const trials = data.trials.map((trial) => ({ ...trial, epochs: 1234 }));
      const { page } = await open({ ...data, trials, curveEpochs: 16 });
      expect(await page.textContent('#curves')).toContain(
        'Of each curve at most 16 epochs are here, evenly spread.',
      );
      expect(await page.textContent('#trials tbody tr')).toContain('1234');
    },
  );

  some('importance says what it does not know', async () => {
    const data = example(60);
    const importance = data.importance!;
    const said = async (given: ReportData) => (await open(given)).page.textContent('#importance');
    expect(await said(data)).toContain('13.00 % (0 to 30 %): not told apart from chance');
    expect(
      await said({ ...data, importance: importance.map((one) => ({ ...one, isChance: true })) }),
    ).toContain('No parameter is told apart from chance');
    expect(await said(data)).not.toContain('by chance.');
    expect(await said({ ...data, importanceFrom: 40 })).toContain('From 40 trials drawn by chance.');
    expect(await said({ ...example(12), importance: null })).toContain(
      'Too few trials to tell: 10 trials ended, and this needs at least 20, preferably several dozen',
    );
  });

  /** Where a share of an axis of the parallel coordinates is on the screen. */
  const placeOn = async (page: Page, axis: number, share: number) => {
    const area = page.locator('.brush .area').nth(axis);
    await area.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await area.boundingBox())!;
    return { x: x + 9 + share * (width - 18), y: y + height / 2 };
  };
  const drag = async (page: Page, axis: number, from: number, to: number) => {
    const begin = await placeOn(page, axis, from);
    await page.mouse.move(begin.x, begin.y);
    await page.mouse.down();
    const end = await placeOn(page, axis, to);
    await page.mouse.move((begin.x + end.x) / 2, begin.y);
    await page.mouse.move(end.x, end.y);
    await page.mouse.up();
  };
  const idsNear = (page: Page, selector: string) =>
    page.$$eval(selector, (nodes) =>
      [...new Set(nodes.map((node) => Number(node.getAttribute('data-trial'))))].sort((a, b) => a - b),
    );
  /** The trials of a section as a reader finds them who scrolls to it. */
  const idsIn = async (page: Page, section: string, selector = '[data-trial]') => {
    await scrollTo(page, section);
    return idsNear(page, `#${section} ${selector}`);
  };

  some(
    'a stretch of an axis filters the trials of all sections, and those of several axes combine',
    async () => {
      const data = example(60);
      const { page, troubles } = await open(data);
      await drag(page, 2, 0.4, 0.8);
      const [, low, high] = (await chosen(page))!.match(/layer 0 size ([\d.]+) to ([\d.]+)/)!.map(Number);
      expect([low, high]).toEqual([expect.closeTo(460, -1), expect.closeTo(820, -1)]);
      const sized = data.trials.filter(({ parameters }) => {
        const size = Number(parameters['/network/layers/0/size']);
        return size >= low! && size <= high!;
      });
      const valued = sized.filter(({ values }) => values).map(({ id }) => id);
      // What is near the screen is drawn again at once, and everything else when it comes near.
      expect(await idsNear(page, '#slices [data-trial]')).toEqual(valued);
      expect(await idsIn(page, 'history')).toEqual(valued);
      expect(await idsIn(page, 'contour')).toEqual(valued);
      expect(await idsIn(page, 'trials', 'tr[data-trial]')).toEqual(sized.map(({ id }) => id));
      // The next axis, a choice: from the second option on.
      await drag(page, 3, 0.5, 1);
      expect(await chosen(page)).toContain('encoder rank-order, receptive-fields with a long name');
      const both = sized.filter(({ parameters }) => parameters['/encoder'] !== 'latency').map(({ id }) => id);
      expect(await idsIn(page, 'trials', 'tr[data-trial]')).toEqual(both);
      expect(await page.textContent('.filters')).toContain(`${both.length} of 60 trials`);
      // A double click ends one, a button the other.
      const place = await placeOn(page, 2, 0.6);
      await page.mouse.dblclick(place.x, place.y);
      expect(await chosen(page)).not.toContain('size');
      await page.locator('.filters button').click();
      expect(await chosen(page)).toBe('');
      expect(await idsIn(page, 'trials', 'tr[data-trial]')).toHaveLength(60);
      expect(troubles).toEqual([]);
    },
  );

  some('keys move the ends of a selection, which keep the focus, and Escape ends it', async () => {
    const data = example(60);
    const { page, troubles } = await open(data);
    const low = page.locator('.brush [role=slider][aria-label="layer 0 size, from"]');
    await low.focus();
    for (let k = 0; k < 5; k++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageUp');
    await page.waitForSelector('.filters:not(:empty)');
    expect(await chosen(page)).toContain('layer 0 size 280 to 1000');
    expect(await low.getAttribute('aria-valuetext')).toBe('280');
    await page.waitForSelector('[aria-label="layer 0 size, from"]:focus');
    await page.keyboard.press('Escape');
    expect(await chosen(page)).toBe('');
    // The accuracy is an axis as well, and its end holds what lies far below the others.
    const value = page.locator('.brush [role=slider][aria-label="validation.accuracy, to"]');
    await value.focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.waitForSelector('.filters:not(:empty)');
    const scores = data.trials.flatMap(({ values }) => values ?? []);
    const shown = await idsIn(page, 'history');
    expect(shown).toContain(data.trials.find(({ values }) => values?.[0] === Math.min(...scores))!.id);
    expect(shown).not.toContain(data.best[0]);
    expect(troubles).toEqual([]);
  });

  some('a filter that nothing passes leaves a way back', async () => {
    const { page, troubles } = await open(example(60));
    await drag(page, 2, 0.301, 0.31);
    expect(await chosen(page)).toMatch(/^0 of 60 trials: /);
    expect(await page.locator('#parallel .brush').count()).toBe(5);
    await page.locator('.filters button').click();
    expect(await page.locator('#history [data-trial]').count()).toBeGreaterThan(40);
    expect(troubles).toEqual([]);
  });

  test.each([8, 1000])('%i trials fit a narrow page', async (count) => {
    const { page, troubles } = await open(exampleOfTwo(count), 390);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(troubles).toEqual([]);
  });

  some('5,000 trials are few elements, and what is left out is said and can be shown', async () => {
    const { page, troubles } = await open(exampleOfTwo(5000));
    expect(await nodesOf(page, 'main > section:not(#trials)')).toBeLessThan(4000);
    expect(await textsIn(page, '.thinned span')).toEqual(
      Array.from({ length: 2 }, () =>
        expect.stringMatching(
          /^300 of 4,\d{3} trials: (?:those that run, )?the best, about every \d+\w\w of the others/,
        ),
      ),
    );
    expect(await page.locator('#curves path[data-trial]').count()).toBe(600);
    const button = page.locator('#curves .thinned button');
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await page.textContent('#curves .thinned')).toMatch(/^All 4,\d{3} trials\. show 300$/);
    expect(await button.evaluate((node) => node.matches(':focus'))).toBe(true);
    // Every curve begins with a move, and a path may hold many.
    const begun = await page.$$eval('#curves .trial-shapes path', (paths) =>
      paths.reduce((sum, path) => sum + path.getAttribute('d')!.split('M').length - 1, 0),
    );
    expect(begun).toBe(
      2 * Number((await page.textContent('#curves .thinned'))!.match(/[\d,]+/)![0].replace(',', '')),
    );
    expect(await nodesOf(page, 'main > section:not(#trials)')).toBeLessThan(4000);
    expect(troubles).toEqual([]);
  });
});
