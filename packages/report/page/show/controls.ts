import { element } from '@s4nn/charts';
import { numberText } from '@s4nn/core';
import type { Bench, Shown } from './bench.js';

/** Sliders for the step and for the threshold of each layer. They stay in sight while their section is. */
export function controls(data: Shown, bench: Bench): HTMLElement {
  const { layers } = data.network;
  const reset = element('button', { type: 'button' }, 'stored thresholds');
  reset.addEventListener('click', () => bench.choose({ factors: layers.map(() => 100) }));
  bench.atStep('reset', () => {
    reset.disabled = bench.choice().factors.every((factor) => factor === 100);
  });
  return element(
    'div',
    { class: 'sliders' },
    stepSlider(data, bench),
    ...layers.map((_, k) => thresholdSlider(data, bench, k)),
    reset,
  );
}

function stepSlider({ network: { duration } }: Shown, bench: Bench): HTMLElement {
  const slider = element('input', { type: 'range', min: '0', max: String(duration), 'aria-label': 'step' });
  const value = element('output');
  const decision = element('button', { type: 'button' }, 'to the decision');
  slider.addEventListener('input', () => bench.choose({ step: slider.valueAsNumber }));
  decision.addEventListener('click', () => bench.choose({ step: bench.run().answer.step ?? duration }));
  bench.atStep('step', (step, { answer }) => {
    slider.valueAsNumber = step;
    slider.setAttribute('aria-valuetext', `step ${step} of ${duration}`);
    value.textContent = `${step} of ${duration}`;
    decision.disabled = step === (answer.step ?? duration);
  });
  return element('div', { class: 'slider' }, element('label', {}, 'step ', value, slider), decision);
}

function thresholdSlider({ latencies, network }: Shown, bench: Bench, k: number): HTMLElement {
  const name = `threshold of ${latencies[k + 1]!.name}`;
  const slider = element('input', { type: 'range', min: '10', max: '200', 'aria-label': name });
  const value = element('output');
  slider.addEventListener('input', () =>
    bench.choose({
      factors: bench.choice().factors.map((own, layer) => (layer === k ? slider.valueAsNumber : own)),
    }),
  );
  bench.atStep(`threshold ${k}`, (_, run) => {
    const factor = bench.choice().factors[k]!;
    const { threshold } = run.network.layers[k]!;
    slider.valueAsNumber = factor;
    const text = `${numberText(threshold)}${factor === 100 ? '' : `, ${factor} % of ${numberText(network.layers[k]!.threshold)}`}`;
    slider.setAttribute('aria-valuetext', text);
    value.textContent = text;
  });
  return element('div', { class: 'slider' }, element('label', {}, `${name} `, value, slider));
}
