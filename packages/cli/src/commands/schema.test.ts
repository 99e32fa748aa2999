import { expect, test } from 'vitest';
import { projectInstalled } from '../../test/project.js';
import { run } from '../../test/run.js';

const options = {
  type: 'object',
  additionalProperties: false,
  properties: { paws: { type: 'integer', minimum: 0, default: 4, description: 'How many each has.' } },
};
const pets = `export default { kind: 'dataset', options: ${JSON.stringify(options)}, create: () => null };`;

test('the schema is of the plugins that a folder’s project has', async () => {
  const folder = projectInstalled('pets', { '.': pets });
  const { code, stdout, stderr } = await run('schema', folder);
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.stringify(JSON.parse(stdout))).toContain('How many each has.');
  // From within, too.
  expect((await run('-C', folder, 'schema')).stdout).toBe(stdout);
});

test('a plugin that cannot be loaded is left out, and that is said on stderr', async () => {
  const folder = projectInstalled('pets', { '.': pets, './broken': `throw new Error('no pets today');` });
  const { code, stdout, stderr } = await run('schema', folder);
  expect([code, stderr]).toEqual([0, 'skipped: "pets/broken" cannot be loaded: no pets today\n']);
  expect(stdout).toContain('How many each has.');
});

test('a folder without plugins is a mistake', async () => {
  const { code, stdout } = await run('schema', projectInstalled('pets', {}));
  expect([code, stdout]).toEqual([2, '']);
});
