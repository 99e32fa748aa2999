import { expect, test } from 'vitest';
import { robustnessPage } from '../../src/pages.js';

const level = (level: string, share: number, sd: number | null) => {
  const spread = { mean: share, sd };
  return { level, potential: spread, spiking: spread, lenient: spread };
};

const page = robustnessPage({
  heading: { title: 'results/mnist', facts: [{ name: 'network', value: '784-400-10' }] },
  disturbances: [
    {
      quantity: 'largest shift, steps',
      levels: [level('none', 0.97, null), level('4', 0.96, 0.002), level('256', 0.7, 0.01)],
      block: {
        title: 'jitter, over 3 seeds',
        table: { columns: ['largest shift, steps', 'ties'], rows: [['none', '1.00 %']] },
      },
    },
  ],
});

test('the page names what it is about', () => {
  expect(page).toContain('<title>results/mnist: robustness</title>');
  expect(page).toContain('<dt>network</dt><dd>784-400-10</dd>');
});

test('a plot begins with the undisturbed network and has error bars, a table is below it', () => {
  expect(page).toContain('<h2>jitter, over 3 seeds</h2>');
  expect(page).toContain('potential, largest shift, steps none: 97 %');
  expect(page).toContain('potential, largest shift, steps 4: 96 ± 0.2 %');
  expect(page.match(/class="sd"/g)).toHaveLength(6);
  expect(page).toContain('<th class="number">ties</th>');
});
