import { expect, test } from 'vitest';
import { showPage } from '../../src/pages.js';
import { inBrowser, textsIn } from '../../test/browser.js';
import { show as data } from '../../test/example-pages.js';

inBrowser('a network at work', (open) => {
  test('the raster says the step, the class of each output and which neurons there are', async () => {
    const { page, troubles } = await open(showPage(data));
    expect(await page.textContent('#sample')).toContain(data.caption);
    const texts = await textsIn(page, '#sample .drawing text');
    for (const text of ['step', '<5>', '7', '9', '0', '783', 'outputs', 'input', 'decided at 2']) {
      expect(texts).toContain(text);
    }
    expect(await page.locator('#sample .spikes').count()).toBe(2);
    expect(await page.locator('#sample .spikes [aria-label="outputs 9, step 2"]').count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  test('potentials: the true class and the decided one stand out, spikes and the threshold are marked', async () => {
    const { page } = await open(showPage(data));
    expect(await textsIn(page, '#potentials .legend li')).toEqual([
      '<5>, true class',
      '9, decided',
      'threshold',
      'fires',
    ]);
    const pale = page.locator('#potentials .drawing .line[stroke-opacity="0.3"] path');
    expect(await pale.count()).toBe(1);
    expect(await pale.getAttribute('aria-label')).toBe('7');
    const fires = await page.$$eval('#potentials .drawing .mark > *', (nodes) =>
      nodes.map((node) => node.getAttribute('aria-label')),
    );
    expect(fires).toEqual(['fires, step 3: 3', 'fires, step 2: 2']);
    expect(await textsIn(page, '#potentials .drawing text')).toContain('potential');
  });

  test('latencies are in % of the spikes of a layer', async () => {
    const { page } = await open(showPage(data));
    const texts = await textsIn(page, '#latencies .drawing text');
    expect(texts).toContain("share of the layer's spikes, %");
    expect(await page.textContent('#latencies')).toContain('over 200 test samples');
    // Three of four spikes: the highest tick of the axis is not above 75.
    expect(texts).toContain('60');
    expect(Math.max(...texts.map(Number).filter(Number.isFinite))).toBeLessThanOrEqual(75);
  });

  test('images: weights are red above 0 and blue below, a sample is grey', async () => {
    const { page } = await open(showPage(data));
    const coloursOf = (label: string): Promise<number[][]> =>
      page.evaluate(`(() => {
        const canvas = document.querySelector('canvas[aria-label="${label}"]');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return Array.from({ length: data.length / 4 }, (_, k) => [...data.slice(4 * k, 4 * k + 3)]);
      })()`);
    expect(await coloursOf('weights of neuron <0>')).toEqual([
      [255, 0, 0],
      [0, 0, 255],
      [255, 255, 255],
      [255, 126, 126],
    ]);
    expect(await coloursOf('the sample')).toEqual([
      [0, 0, 0],
      [128, 128, 128],
      [255, 255, 255],
    ]);
    const { page: without } = await open(showPage({ ...data, image: null, fields: [] }));
    expect(await without.locator('canvas').count()).toBe(0);
    expect(await without.locator('#weights').count()).toBe(0);
  });
});
