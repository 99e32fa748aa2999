import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { projectInstalled } from '../../test/project.js';
import { run } from '../../test/run.js';

/** A dataset that downloads its data, and one whose download fails. */
const source = `
import { mkdirSync, writeFileSync } from 'node:fs';
import { InputError } from '${new URL('../../../core/dist/index.js', import.meta.url).href}';
const get = async (folder, onProgress) => {
  onProgress({ stage: 'wait', done: 0, total: null });
  for (let done = 0; done <= 100; done++) onProgress({ stage: 'download', done: done * 1e5, total: 1e7 });
  onProgress({ stage: 'unpack', done: 0, total: 1 });
  mkdirSync(folder, { recursive: true });
  writeFileSync(folder + '/file', 'data');
  return folder;
};
const broken = async () => { throw new InputError('the server is down; fetch it by hand'); };
export default {
  kind: 'dataset',
  options: {},
  create: () => null,
  downloads: { pets: { title: 'Photographs of pets, 10 MB', get }, broken: { title: 'Nothing', get: broken } },
};
`;

/** A project that lists that dataset among its dependencies. */
const project = () => projectInstalled('pets', { '.': source });

test('what installed datasets can fetch is listed', async () => {
  const folder = project();
  const { code, stdout } = await run('-C', folder, 'data', 'list');
  expect([code, stdout]).toEqual([0, 'pets  Photographs of pets, 10 MB\nbroken  Nothing\n']);
  const ours = await run('data', 'list');
  expect(ours.stdout).toContain('caltech101  Caltech-101, ');
});

test('data goes to data/, to S4NN_DATA, or to the given folder', async () => {
  vi.stubEnv('S4NN_DATA', '');
  const folder = project();
  const { code, stdout, stderr } = await run('-C', folder, 'data', 'get', 'pets');
  expect([code, stdout]).toEqual([0, `pets is in ${folder}/data/pets\n`]);
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(13);
  expect(lines.slice(0, 2)).toEqual([
    'pets: waiting for another process that is downloading it',
    'pets: downloading, 0.0 MB of 10.0 MB',
  ]);
  expect(readFileSync(join(folder, 'data/pets/file'), 'utf8')).toBe('data');
  await run('-C', folder, 'data', 'get', 'pets', '--to', 'there');
  expect(readFileSync(join(folder, 'there/pets/file'), 'utf8')).toBe('data');
  vi.stubEnv('S4NN_DATA', join(folder, 'all'));
  await run('-C', folder, 'data', 'get', 'pets');
  expect(readFileSync(join(folder, 'all/pets/file'), 'utf8')).toBe('data');
  vi.unstubAllEnvs();
});

test('mistakes and failures are one line, exit code 2', async () => {
  const folder = project();
  const typed = await run('-C', folder, 'data', 'get', 'pet');
  expect([typed.code, typed.stdout]).toEqual([2, '']);
  expect(typed.stderr).toContain('pet: found no data of that name to fetch; did you mean "pets"?');
  const broken = await run('-C', folder, 'data', 'get', 'broken');
  expect([broken.code, broken.stdout]).toEqual([2, '']);
  expect(broken.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(broken.stderr).toContain('the server is down; fetch it by hand');
  for (const args of [['data'], ['data', 'get'], ['data', 'fetch', 'pets']]) {
    expect((await run('-C', folder, ...args)).code).toBe(2);
  }
});
