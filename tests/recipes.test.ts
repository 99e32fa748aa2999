import { existsSync, readFileSync } from 'node:fs';
import * as contracts from '@s4nn/core/testing';
import { lanesContract } from '@s4nn/lanes/testing';
import { describe, expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const text = readFileSync(new URL('CONTRIBUTING.md', root), 'utf8');

/** Recipes of CONTRIBUTING.md by their headings. */
const recipes = new Map(
  text
    .split(/^## /m)
    .find((part) => part.startsWith('Recipes\n'))!
    .split(/^### /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part] as const),
);

const quoted = (part: string): string[] => [...part.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);
const isPath = (code: string): boolean => /^[\w.-]+(\/[\w.-]+)+$/.test(code) && !code.includes('NAME');
const isContract = (code: string): boolean => /^\w+Contract$/.test(code);

test('each extension point has a recipe', () => {
  expect([...recipes.keys()]).toEqual([
    'Dataset',
    'Encoder',
    'Pruner',
    'Search',
    'Backend',
    'Lanes',
    'Learning rule',
    'Layer kind',
    'Weight format',
    'Metric',
  ]);
});

describe.each([...recipes])('the recipe %s', (_, recipe) => {
  test('names files that exist', () => {
    const paths = quoted(recipe).filter(isPath);
    expect(paths.length).toBeGreaterThan(1);
    expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  test('names a contract or a test', () => {
    const known = { ...contracts, lanesContract };
    const named = quoted(recipe).filter(isContract);
    expect(named.filter((name) => !Object.hasOwn(known, name))).toEqual([]);
    const tests = quoted(recipe).filter((code) => /\.test\.ts$|core\/src\/testing\//.test(code));
    expect(named.length + tests.length).toBeGreaterThan(0);
  });
});

test('all other files that CONTRIBUTING.md names exist', () => {
  const paths = quoted(text).filter(
    (code) => isPath(code) && /^(packages|tests|examples|configs|docs)\//.test(code),
  );
  expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});
