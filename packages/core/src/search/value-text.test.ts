import { expect, test } from 'vitest';
import { percent, valuesText, valueText } from './value-text.js';

test('shares of samples are percentages with two decimals', () => {
  expect(percent(0.9623)).toBe('96.23 %');
  expect(valueText('validation.accuracy', 0.5)).toBe('50.00 %');
  expect(valueText('validation.silent', 0.0055)).toBe('0.55 %');
});

test('everything else has four digits, integers all of theirs', () => {
  expect(valueText('spikes.toDecision', 512.3456)).toBe('512.3');
  expect(valueText('spikes.toDecision', 1234567)).toBe('1234567');
  expect(valueText('weights.norm', 0.000012345)).toBe('0.00001234');
});

test('several are on one line', () => {
  expect(valuesText({ 'validation.accuracy': 0.9636, 'spikes.toDecision': 512.3 })).toBe(
    'validation.accuracy 96.36 %, spikes.toDecision 512.3',
  );
});
