import { answerTo, type Network, spikeTimes, weights, whatDecided } from '@s4nn/core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { someTests } from '../../../../tests/chance.js';
import { showPage } from '../../src/pages.js';
import type { ShowData } from '../../src/show.js';
import { inBrowser, textsIn } from '../../test/browser.js';
import { show as data } from '../../test/example-pages.js';

/** What the page says that the network decides. */
const decision = (page: Page): Promise<string | null> => page.textContent('#sample .decision');

/** Moves a slider as a pointer does. */
const slide = (page: Page, name: string, value: number): Promise<unknown> =>
  page.evaluate(`(() => {
    const slider = document.querySelector('#sample input[aria-label="${name}"]');
    slider.valueAsNumber = ${value};
    slider.dispatchEvent(new Event('input'));
  })()`);

/** Where the line over the raster is, as a share of its steps. */
const lineAt = (page: Page): Promise<number> =>
  page.$eval('#sample .drawing', (chart) => {
    const [x, veil] = [chart.querySelector('.now')!, chart.querySelector('.veil')!];
    const left = Number(chart.querySelector('[aria-label="rect"] rect')!.getAttribute('x'));
    const width = Number(chart.querySelector('[aria-label="rect"] rect')!.getAttribute('width'));
    const share = (Number(x.getAttribute('x1')) - left) / width;
    const hidden = Number(veil.getAttribute('width')) / width;
    if (Math.abs(share + hidden + 0.5 / 16 - 1) > 0.02 && hidden > 0) throw new Error('veil and line differ');
    return share;
  });

const some = someTests('show page', { all: 10, tried: 5 });

inBrowser('a network at work', (open) => {
  some('the raster says the step, the class of each output and which neurons there are', async () => {
    const { page, troubles } = await open(showPage(data));
    expect(await page.textContent('#sample')).toContain(data.selection);
    const texts = await textsIn(page, '#sample .drawing text');
    for (const text of ['step', '<5>', '7', '9', '0', '3', 'outputs', 'hidden', 'input', 'decided at 4']) {
      expect(texts).toContain(text);
    }
    expect(await page.locator('#sample .spikes').count()).toBe(3);
    expect(await page.locator('#sample .spikes [aria-label="outputs 9, step 4"]').count()).toBe(1);
    expect(await page.textContent('.facts')).toMatch(/this page\d\.\d MB 0\.0 MB of it weights/);
    expect(troubles).toEqual([]);
  });

  some('what the page computes is what was computed when it was written; otherwise it warns', async () => {
    const { page } = await open(showPage(data));
    for (const [place, sample] of data.samples.entries()) {
      await page.locator('#sample .samples button').nth(place).click();
      expect(await page.textContent('#sample .caption'), String(sample.index)).toContain(
        'All spikes are those of the run that wrote it.',
      );
    }
    expect(await page.locator('.warning').count()).toBe(0);
    const [first, ...others] = data.samples;
    const times = first!.times.map((layer, k) =>
      k === 1 ? layer.map((time) => Math.max(0, time - 1)) : layer,
    );
    const { page: changed } = await open(showPage({ ...data, samples: [{ ...first!, times }, ...others] }));
    expect(await changed.textContent('#sample .warning')).toContain('in 3 of 6 neurons');
  });

  some('what decided is said: the first output, a tie, silence', async () => {
    const { page, troubles } = await open(showPage(data));
    expect(await decision(page)).toBe(
      'Test sample 8: true class <5>, decided 9, which is wrong. Output 9 fired first, at step 4, 7 steps before output <5>.',
    );
    await page.click('text="next sample →"');
    expect(await decision(page)).toContain(
      'Test sample 9: true class <5>, decided <5>, which is right. Output <5> and output 9 fired first, both at step 11. Of them, output <5>',
    );
    await page.click('text="next sample →"');
    expect(await decision(page)).toContain(
      'No output fired. At step 13, output <5> has the largest potential',
    );
    expect(await page.locator('text="next sample →"').isDisabled()).toBe(true);
    expect(await page.textContent('#sample [aria-pressed="true"]')).toBe('115');
    await page.click('text="← previous sample"');
    expect(await page.textContent('#sample [aria-pressed="true"]')).toBe('9');
    expect(await page.getAttribute('#sample .samples button', 'aria-label')).toBe(
      'Sample 8: <5>, wrong, read as 9',
    );
    expect(troubles).toEqual([]);
  });

  some('the step is moved with the keyboard, and charts and numbers follow', async () => {
    const { page, troubles } = await open(showPage(data));
    expect(await lineAt(page)).toBeCloseTo(4 / 16, 2);
    expect(await page.textContent('#sample .so-far')).toBe(
      'By step 4, 1 of 4 inputs, 1 of 3 hidden neurons and 1 of 3 outputs have fired. Decided: 9, wrong.',
    );
    await page.focus('#sample input[aria-label="step"]');
    await page.keyboard.press('ArrowLeft');
    expect(await lineAt(page)).toBeCloseTo(3 / 16, 2);
    expect(await page.textContent('#sample .so-far')).toBe(
      'By step 3, 1 of 4 inputs, 1 of 3 hidden neurons and 0 of 3 outputs have fired. Not decided yet. Nearest to its threshold is 9, with 1.2 of 1.',
    );
    await page.keyboard.press('Home');
    expect(await page.textContent('#sample .so-far')).toContain('By step 0, 0 of 4 inputs');
    expect(await page.getAttribute('#sample input[aria-label="step"]', 'aria-valuetext')).toBe(
      'step 0 of 16',
    );
    await page.keyboard.press('End');
    expect(await page.textContent('#sample .so-far')).toContain('2 of 3 outputs have fired.');
    const outputs = await page.$$eval('#sample .output rect', (bars) =>
      bars.map((bar) => bar.getAttribute('aria-label')),
    );
    expect(outputs).toEqual(['<5>, true class: 1.5, fired at 11', '7: 0.4', '9, decided: 1.2, fired at 4']);
    await page.click('text="to the decision"');
    expect(await lineAt(page)).toBeCloseTo(4 / 16, 2);
    expect(troubles).toEqual([]);
  });

  some('with other thresholds the page gives what the network with these thresholds gives', async () => {
    const { page, troubles } = await open(showPage(data));
    const layers = data.weights.map((layer) => weights(layer));
    for (const [hidden, outputs] of [
      [60, 100],
      [100, 130],
      [10, 200],
      [200, 10],
      [100, 100],
    ] as const) {
      await slide(page, 'threshold of hidden', hidden);
      await slide(page, 'threshold of outputs', outputs);
      for (const [place, sample] of data.samples.entries()) {
        await page.locator('#sample .samples button').nth(place).click();
        const scaled = data.network.layers.map((layer, k) => ({
          ...layer,
          threshold: (layer.threshold * [hidden, outputs][k]!) / 100,
        }));
        const network = { ...data.network, layers: scaled as unknown as Network['layers'] };
        const answer = answerTo(network, layers, spikeTimes(sample.times[0]!));
        expect(await decision(page), `${hidden} ${outputs} ${place}`).toContain(
          whatDecided(network, data.names, answer),
        );
        expect(await page.locator('#sample .spikes circle').count()).toBe(
          answer.times.flatMap((times) => [...times]).filter((time) => time < 16).length,
        );
      }
    }
    await slide(page, 'threshold of outputs', 130);
    await page.locator('#sample .samples button').first().click();
    expect(await page.textContent('#sample .caption')).toBe(
      'With other thresholds, 1 of 6 neurons fire at other steps or not at all. With the stored ones the network decides 9, which is wrong.',
    );
    expect(await page.textContent('#sample .sliders')).toContain('threshold of outputs 1.3, 130 % of 1');
    await page.click('text="stored thresholds"');
    expect(await page.textContent('#sample .caption')).toContain('All spikes are those of the run');
    expect(troubles).toEqual([]);
  });

  some(
    'potentials: the true class and the decided one stand out, and other neurons can be chosen',
    async () => {
      const { page, troubles } = await open(showPage(data));
      const legends = await textsIn(page, '#sample .legend li');
      expect(legends).toEqual([
        ...['<5>, true class', '9, decided', 'threshold', 'fires'],
        ...['neuron 0', 'neuron 1', 'neuron 2', 'threshold', 'fires'],
      ]);
      const pale = page.locator('#sample .drawing .line[stroke-opacity="0.3"] path');
      expect(await pale.getAttribute('aria-label')).toBe('7');
      const field = page.locator('#sample .controls input');
      expect(await field.inputValue()).toBe('0, 1, 2');
      await field.fill('2, 17 x 2');
      await field.press('Enter');
      expect((await textsIn(page, '#sample .legend li')).slice(4)).toEqual([
        'neuron 2',
        'threshold',
        'fires',
      ]);
      expect(await page.textContent('#sample .controls [role="status"]')).toBe(
        'Left out: 17, x; there are 0…2.',
      );
      await page.click('text="those that fire first"');
      expect(await field.inputValue()).toBe('0, 1, 2');
      expect(troubles).toEqual([]);
    },
  );

  some('a narrow page does not scroll sideways, and the sliders stay in sight', async () => {
    const { page, troubles } = await open(showPage(data), { width: 390 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.locator('#sample .decision').scrollIntoViewIfNeeded();
    const box = (await page.locator('#sample .sliders').boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(800);
    expect(box.y).toBeGreaterThan(400);
    expect(troubles).toEqual([]);
  });

  some('latencies are in % of the spikes of a layer', async () => {
    const { page } = await open(showPage(data));
    await page.locator('#latencies').scrollIntoViewIfNeeded();
    await page.waitForSelector('#latencies .drawing');
    const texts = await textsIn(page, '#latencies .drawing text');
    expect(texts).toContain("share of the layer's spikes, %");
    expect(await page.textContent('#latencies')).toContain('over 200 test samples');
  });

  some('images: weights are red above 0 and blue below, a sample is grey', async () => {
    const { page } = await open(showPage(data));
    await page.locator('#weights').scrollIntoViewIfNeeded();
    await page.waitForSelector('#weights canvas');
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
    const samples = data.samples.map((sample) => ({ ...sample, image: null }));
    const { page: without } = await open(showPage({ ...data, samples, fields: [] }));
    expect(await without.locator('canvas').count()).toBe(0);
    expect(await without.locator('#weights').count()).toBe(0);
  });

  some(
    'a network of the size for MNIST takes a page of 2 MB, which does not grow while thresholds move',
    async () => {
      const large = largeNetwork();
      const html = showPage(large);
      expect(html.length).toBeLessThan(2_300_000);
      const { page, troubles } = await open(html);
      expect(await page.textContent('#sample .caption')).toContain('All spikes are those of the run');
      const nodes = (): Promise<number> => page.evaluate("document.querySelectorAll('*').length");
      const before = await nodes();
      for (const factor of [80, 120, 150, 100]) await slide(page, 'threshold of hidden', factor);
      expect(await page.textContent('#sample .caption')).toContain('All spikes are those of the run');
      expect(await nodes()).toBe(before);
      expect(troubles).toEqual([]);
    },
  );
});

/** 784 inputs, 400 hidden neurons and 10 outputs with weights without a pattern, and one sample. */
function largeNetwork(): ShowData {
  const sizes = [784, 400, 10];
  const noise = (index: number): number => ((index * 2654435761) % 1000) / 1000 - 0.4;
  const layers = [0, 1].map((k) =>
    weights(Float32Array.from({ length: sizes[k]! * sizes[k + 1]! }, (_, index) => noise(index))),
  );
  const network: Network = {
    ...data.network,
    ...{ inputs: 784, duration: 256 },
    layers: [
      { ...data.network.layers[0], size: 400, threshold: 6 },
      { ...data.network.layers[0], size: 10, threshold: 6 },
    ],
  };
  const input = Uint16Array.from({ length: 784 }, (_, pixel) => (pixel % 5 === 0 ? (pixel * 7) % 256 : 256));
  const { times, decided } = answerTo(network, layers, spikeTimes(input));
  return {
    ...data,
    ...{ network, weights: layers, names: Array.from('0123456789') },
    samples: [{ index: 0, truth: 0, decided, image: null, times }],
  };
}
