import { expect, test } from 'vitest';
import type { JsonSchema } from './json-schema.js';
import { expectedText } from './schema-text.js';

const length = { title: 'length', type: 'integer', minimum: 1 };
const pair = { type: 'array', minItems: 2, maxItems: 2 };

test.each<[JsonSchema, string]>([
  [{ ...pair, items: { type: 'integer' } }, 'an array of 2'],
  [{ ...pair, items: { type: 'integer' }, examples: [[16, 16], [8]] }, 'an array of 2 such as [16, 16]'],
  [{ ...pair, items: [{ title: 'rows' }, { title: 'columns' }] }, '[rows, columns]'],
  [
    {
      anyOf: [
        { ...pair, items: [{ title: 'rows' }, { title: 'columns' }], examples: [[16, 16]] },
        { type: 'null' },
      ],
    },
    '[rows, columns] such as [16, 16] or null',
  ],
  [{ ...pair, items: [{ title: 'rows' }, { type: 'null' }] }, '[rows, null]'],
  [{ ...pair, items: length }, '[length, length]'],
  [{ ...pair, maxItems: 3, items: length }, 'an array of 2 to 3'],
  [{ ...pair, minItems: 9, maxItems: 9, items: length }, 'an array of 9'],
  [{ type: 'array', items: length }, 'an array'],
  [{ type: 'string', pattern: '^#', examples: ['#fff'] }, 'a text that matches ^# such as "#fff"'],
  [{ type: ['string', 'null'], examples: ['a.csv'] }, 'a text such as "a.csv" or null'],
  [{ type: 'integer', minimum: 1, examples: [] }, 'an integer of at least 1'],
  [{ enum: ['a', 'b'], examples: ['a'] }, '"a" or "b"'],
])('%j is said as %s', (schema, text) => {
  expect(expectedText(schema)).toBe(text);
});
