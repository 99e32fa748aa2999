import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from '../packages/cli/test/run.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

test.each([
  ['README.md', 'examples/quick-start.ts'],
  ['CONTRIBUTING.md', 'examples/xor.js'],
])('%s quotes %s exactly', (document, example) => {
  expect(read(document)).toContain(read(example).trim());
});

test('configs/schema.json is what `s4nn schema` prints', async () => {
  const { stdout, stderr } = await run('schema');
  expect(stderr).toBe('');
  expect(JSON.parse(read('configs/schema.json'))).toEqual(JSON.parse(stdout));
});

test('every command that --help lists has help with examples', async () => {
  const { stdout } = await run('--help');
  const commands = [...stdout.matchAll(/^ {2}([a-z]+) \[/gm)].map(([, name]) => name!);
  expect(commands).toContain('sweep');
  for (const name of commands.filter((name) => name !== 'help')) {
    expect((await run(name, '--help')).stdout).toMatch(/Examples?:\n {2}s4nn /);
  }
});
