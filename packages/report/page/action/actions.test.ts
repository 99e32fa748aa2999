import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { inBrowser, textsIn } from '../../test/browser.js';
import { pageOfParts } from '../../test/bundled.js';
import { untilTrue } from '../../test/chromium.js';

inBrowser('actions', (open) => {
  let html: string;
  beforeAll(async () => {
    html = await pageOfParts(['action/stop.ts', 'action/note.ts']);
  });

  /** Puts a part into the page; what it asks for is in `asked`, and it is answered by `answer`. */
  async function put(make: string): Promise<Page> {
    const { page } = await open(html, { isLazy: true });
    await page.evaluate(`
      asked = [];
      answer = () => 'done so';
      ask = async (...given) => { asked.push(given); return answer(); };
      part = ${make};
      document.querySelector('section').append(part.element);`);
    return page;
  }
  const asked = (page: Page) => page.evaluate('asked');
  const said = (page: Page) => page.textContent('section [role=status]');
  const answerIs = (page: Page, text: string) =>
    untilTrue(
      page,
      `document.querySelector('section [role=status]').textContent === ${JSON.stringify(text)}`,
    );

  const evil = '<img src=x onerror="document.title=1">';
  const stop = `parts.stopButtons(${JSON.stringify(evil)}, { stop: ask })`;

  test('a sweep is stopped only after a question, and Escape or the other button keeps it running', async () => {
    const page = await put(stop);
    await page.evaluate('part.update({ state: "running" })');
    const buttons = page.locator('section button');
    await buttons.nth(0).click();
    expect(await page.textContent('dialog h3')).toBe(`Stop ${evil}?`);
    expect(await page.textContent('dialog')).toContain('Nothing is lost');
    // The safe answer has the focus.
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Keep it running');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    await buttons.nth(1).click();
    expect(await page.textContent('dialog')).toContain('Epochs that are under way are trained again');
    await page.locator('dialog button', { hasText: 'Keep it running' }).click();
    await page.waitForSelector('dialog', { state: 'detached' });
    expect(await asked(page)).toEqual([]);
    await buttons.nth(1).click();
    await page.locator('dialog button', { hasText: 'Stop now' }).click();
    await answerIs(page, 'done so');
    expect(await asked(page)).toEqual([[evil, 'now']]);
    await buttons.nth(0).click();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await untilTrue(page, 'asked.length === 2');
    expect(await asked(page)).toEqual([
      [evil, 'now'],
      [evil, 'after epochs'],
    ]);
    expect(await page.locator('img').count()).toBe(0);
  });

  test('what the server refuses is told; what does not run has no buttons', async () => {
    const page = await put(stop);
    await page.evaluate(
      `part.update({ state: 'waiting' }); answer = () => { throw new Error('it runs on lab2') }`,
    );
    await page.locator('section button').first().click();
    await page.locator('dialog button').first().click();
    await answerIs(page, 'Not stopped: it runs on lab2');
    for (const state of ['done', 'stopped', 'crashed']) {
      await page.evaluate(`part.update({ state: ${JSON.stringify(state)} })`);
      expect(await page.locator('section button:visible').count(), state).toBe(0);
    }
  });

  const note = 'parts.noteField(ask)';

  test('a note is kept by its button, and what somebody else keeps is shown', async () => {
    const page = await put(note);
    await page.evaluate('part.update("first")');
    const [field, button] = [page.locator('textarea'), page.locator('section button')];
    expect(await field.inputValue()).toBe('first');
    expect(await button.isDisabled()).toBe(true);
    await field.fill('second');
    await button.click();
    await answerIs(page, 'Saved.');
    expect(await asked(page)).toEqual([['second']]);
    expect(await button.isDisabled()).toBe(true);
    await page.evaluate('part.update("second"); part.update("third")');
    expect(await field.inputValue()).toBe('third');
  });

  test('what is typed is not overwritten by another note, and stays when it cannot be kept', async () => {
    const page = await put(note);
    await page.evaluate('part.update("first")');
    const [field, button] = [page.locator('textarea'), page.locator('section button')];
    await field.fill('mine');
    await page.evaluate('part.update("theirs")');
    expect(await field.inputValue()).toBe('mine');
    expect(await said(page)).toContain('Somebody saved another note meanwhile: “theirs”.');
    await page.evaluate(`answer = () => { throw new Error('the disk is full') }`);
    await button.click();
    await answerIs(page, 'Not saved: the disk is full');
    expect(await field.inputValue()).toBe('mine');
    expect(await button.isEnabled()).toBe(true);
    await page.evaluate(`answer = () => undefined`);
    await button.click();
    await answerIs(page, 'Saved.');
    expect(await asked(page)).toEqual([['mine'], ['mine']]);
  });

  test('while it is being kept, more can be typed and is not taken for kept', async () => {
    const page = await put(note);
    await page.evaluate(`answer = () => new Promise((resolve) => { keep = resolve })`);
    await page.locator('textarea').fill('one');
    await page.locator('section button').click();
    await page.locator('textarea').fill('one two');
    // The server tells what was kept before it answers, and again after it.
    await page.evaluate('part.update("one")');
    expect(await said(page)).not.toContain('Another');
    await page.evaluate('keep()');
    await answerIs(page, 'Saved.');
    await page.evaluate('part.update("one")');
    expect(await page.locator('textarea').inputValue()).toBe('one two');
    expect(await page.locator('section button').isEnabled()).toBe(true);
  });

  test('without a way to keep it, a note is text, and nothing is shown where there is none', async () => {
    const page = await put('parts.noteField(null)');
    await page.evaluate(`part.update(${JSON.stringify(`${evil}\n2`)})`);
    expect(await textsIn(page, 'p.note')).toEqual([`${evil}\n2`]);
    expect(await page.locator('textarea, button, img').count()).toBe(0);
    await page.evaluate('part.update("")');
    expect(await page.isVisible('section > div')).toBe(false);
  });
});
