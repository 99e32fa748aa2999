import { expect, test } from 'vitest';
import { trialPage } from '../../src/pages.js';
import type { TrialData } from '../../src/trial.js';
import { inBrowser, textsIn, updateOf } from '../../test/browser.js';
import { untilTrue } from '../../test/chromium.js';
import { example } from '../../test/example.js';
import { exampleTrial } from '../../test/example-dashboard.js';

const { trials } = example(60);
const first = (state: string): number => trials.find((trial) => trial.state === state && trial.id > 4)!.id;

inBrowser('a trial', (open) => {
  test.each(['light', 'dark'] as const)('shows all that is known of it, in %s', async (colorScheme) => {
    const id = first('pruned');
    const data = exampleTrial(id);
    const { page, troubles } = await open(trialPage(data), { colorScheme });
    expect(await page.textContent('h1')).toBe(`Trial ${id} of example`);
    expect(await page.textContent('header')).toContain('○ pruned');
    const sections = await page.$$eval('main section:not([hidden])', (nodes) => nodes.map(({ id }) => id));
    expect(sections).toEqual(['parameters', 'curve', 'rungs', 'segments', 'network']);
    const hrefs = await page.$$eval('.ways a', (nodes) => nodes.map((node) => node.getAttribute('href')));
    const at = '../../../sweeps/example';
    expect(hrefs).toEqual(['../../../', at, `${at}/trials/${id - 1}`, `${at}/trials/${id + 1}`]);
    expect(await textsIn(page, '#parameters tbody tr:nth-child(1) th')).toEqual(['layer 0 learning rate']);
    expect(await page.locator('#curve .own path').count()).toBe(1);
    expect(await page.textContent('#curve .caption')).toMatch(
      /^The faint lines are \d+ of 1203 other trials: the best and some of the rest\./,
    );
    const [, last] = data.rungs;
    const stood = await textsIn(page, '#rungs tbody tr:nth-child(2) td');
    expect(stood.slice(2)).toEqual([
      expect.stringMatching(new RegExp(`^${last!.place}(st|nd|rd|th) of ${last!.allPeers + 1}$`)),
      'pruned',
      `it is among the lower half of ${last!.allPeers + 1}`,
    ]);
    const peers = data.rungs.flatMap(({ peers }) => peers);
    expect(await page.locator('#rungs .peers circle').count()).toBe(peers.length);
    expect(await textsIn(page, '#segments tbody td:nth-child(4)')).toEqual(['1', '2']);
    expect(await textsIn(page, '#segments tbody td:nth-child(2)')).toEqual(['lab1', 'main process']);
    // Only a server can run its network.
    expect(await page.textContent('#network')).toMatch(/^Its networkIts weights are kept in \S+\.$/);
    expect(JSON.parse((await page.textContent('#config pre'))!)).toEqual(data.config);
    expect(troubles).toEqual([]);
  });

  test('one that failed says why in full; what there is not is left out', async () => {
    const id = first('fail');
    const data: TrialData = {
      ...exampleTrial(id),
      ...{ rungs: [], segments: [], config: null, commands: [], others: [], allOthers: 0 },
      network: { isKept: false, said: 'Weights are kept of the 3 best trials only.' },
    };
    const { page, troubles } = await open(trialPage(data));
    expect(await page.textContent('#reason pre')).toBe(data.trial.reason);
    expect(data.trial.reason).toContain('\n');
    const sections = await page.$$eval('main section:not([hidden])', (nodes) => nodes.map(({ id }) => id));
    expect(sections).toEqual(['reason', 'parameters', 'network']);
    expect(await page.textContent('#network p')).toBe('Weights are kept of the 3 best trials only.');
    expect(await page.textContent('#config')).toContain('It cannot be made from the log.');
    expect(await page.locator('textarea').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test('the config is copied by a button', async () => {
    const { page, troubles } = await open(trialPage(exampleTrial(3)));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('#config .copyable button').first().click();
    await untilTrue(page, 'document.querySelector("#config [role=status]").textContent === "Copied."');
    expect(JSON.parse(await page.evaluate('navigator.clipboard.readText()'))).toEqual(exampleTrial(3).config);
    // Where there is no clipboard, it is selected.
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("none"))');
    await page.locator('#config .copyable button').first().click();
    await untilTrue(page, 'document.querySelector("#config [role=status]").textContent.includes("Ctrl+C")');
    expect(JSON.parse(await page.evaluate('getSelection().toString()'))).toEqual(exampleTrial(3).config);
    expect(troubles).toEqual([]);
  });

  test('newer data are drawn; what is selected in the config stays so', async () => {
    const running = first('running');
    const data = exampleTrial(running);
    const { page, troubles } = await open(trialPage(data));
    await page.evaluate('getSelection().selectAllChildren(document.querySelector("#config pre"))');
    const selected = await page.evaluate('getSelection().toString()');
    const curve = [...data.trial.curve, [4, 0.9] as const];
    const trial = { ...data.trial, state: 'complete' as const, values: [0.9], curve };
    await updateOf(page, { ...data, trial, note: 'look again' });
    expect(await page.textContent('header')).toContain('● complete');
    expect(await page.textContent('header .facts')).toContain('validation.accuracy90.00 %');
    expect(await page.textContent('p.note')).toBe('look again');
    expect(await page.evaluate('getSelection().toString()')).toBe(selected);
    expect(troubles).toEqual([]);
  });

  test('the first and the last trial have a neighbour on one side only', async () => {
    const { page } = await open(trialPage(exampleTrial(0)));
    expect(await textsIn(page, '.ways a')).toEqual(['all sweeps', 'example', 'trial 1 →']);
    await open(trialPage(exampleTrial(59)));
    expect(await textsIn(page, '.ways a')).toEqual(['all sweeps', 'example', '← trial 58']);
  });

  test('a narrow page does not scroll sideways, and text of the data stays text', async () => {
    const evil = `<img src=x onerror="document.title=1"></script>${'<b>long'.repeat(40)}`;
    const renamed = JSON.parse(
      JSON.stringify(exampleTrial(5)).replaceAll('/encoder', JSON.stringify(evil).slice(1, -1)),
    ) as TrialData;
    const trial = { ...renamed.trial, reason: `${evil}\n${evil}` };
    const commands = [{ what: evil, command: evil }];
    const { page, troubles } = await open(
      trialPage({ ...renamed, trial, commands, sweep: evil, note: evil }),
      { width: 390 },
    );
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await page.locator('img, b').count()).toBe(0);
    expect(await page.textContent('p.note')).toBe(evil);
    expect(await page.textContent('#reason pre')).toBe(`${evil}\n${evil}`);
    expect(await page.title()).toBe(`Trial 5 of ${evil}`);
    expect(troubles).toEqual([]);
  });
});
