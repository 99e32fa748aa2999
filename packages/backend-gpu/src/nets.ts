import type { EpochPlan } from '@s4nn/core';
import type { Compiled } from './compiled.js';
import { roundThreshold } from './round.js';

/** Writes the shader's `Net` of each layer and network: thresholds and, where there are plans, rates and rules. */
export function writeNets({ gpu, networks, nets }: Compiled, plans: readonly EpochPlan[] | null): void {
  const floats = new Float32Array(networks.length * networks[0].layers.length * 8);
  const integers = new Uint32Array(floats.buffer);
  networks.forEach(({ neuron, layers }, n) => {
    const { rate: factor, rule } = plans?.[n] ?? { rate: 0, rule: null };
    const learned = rule?.use === 's4nn' ? rule : null;
    layers.forEach(({ threshold, learningRate, decay }, k) => {
      const at = 8 * (n * layers.length + k);
      const rate = learningRate * factor;
      floats.set(
        [roundThreshold(threshold, neuron.crossing), rate, 1 - rate * decay, learned?.margin ?? 0],
        at,
      );
      integers.set(
        [Number(neuron.crossing === '>='), neuron.delay, Number(learned?.silent === 'zero')],
        at + 4,
      );
    });
  });
  gpu.device.queue.writeBuffer(nets, 0, floats);
}
