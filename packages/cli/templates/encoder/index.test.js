import { labels } from '@s4nn/core';
import { encoderContract } from '@s4nn/core/testing';
import { describe, expect, it } from 'vitest';
import plugin from './index.js';

describe('%NAME%', () => {
  for (const check of encoderContract(plugin)) it(check.name, check.run);

  it('fires early for high values, and not at all below the threshold', () => {
    const samples = { values: Uint8Array.of(255, 51, 5), range: [0, 255], shape: [3], labels: labels([0]) };
    const { neurons, times } = plugin.create({ threshold: 0.1, duration: 11 }, samples)(samples);
    expect([[...neurons], [...times]]).toEqual([
      [0, 1],
      [0, 8],
    ]);
  });
});
