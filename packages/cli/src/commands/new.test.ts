import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from '../../test/project.js';
import { run } from '../../test/run.js';

describe('s4nn new', () => {
  test('writes a package into the folder packages of a workspace, or beside', async () => {
    const folder = emptyFolder();
    const beside = await run('-C', folder, 'new', 'dataset', '@me/my-data');
    expect([beside.code, beside.stderr]).toEqual([0, '']);
    expect(beside.stdout).toContain('my-data is there. Next:');
    const files = ['README.md', 'index.js', 'index.test.js', 'package.json'];
    expect(readdirSync(join(folder, 'my-data')).sort()).toEqual(files);
    writeFileSync(join(folder, 'pnpm-workspace.yaml'), '');
    mkdirSync(join(folder, 'packages'));
    const within = await run('-C', folder, 'new', 'encoder', 'my-encoder');
    expect(within.stdout).toContain('packages/my-encoder is there. Next:');
    expect(readdirSync(join(folder, 'packages/my-encoder')).sort()).toEqual(files);
    const pruner = await run('-C', folder, 'new', 'pruner', 'my-pruner');
    expect(pruner.stdout).toContain('"pruner": "../packages/my-pruner/index.js"');
    expect(readdirSync(join(folder, 'packages'))).toEqual(['my-encoder', 'my-pruner']);
    for (const [path, name] of [
      ['my-data', '@me/my-data'],
      ['packages/my-encoder', 'my-encoder'],
      ['packages/my-pruner', 'my-pruner'],
    ] as const) {
      const texts = files.map((file) => readFileSync(join(folder, path, file), 'utf8'));
      expect(texts[0]).toContain(`# ${name}\n`);
      const manifest = JSON.parse(texts[3]!);
      expect(manifest.name).toBe(name);
      expect(Object.keys(manifest.dependencies)).toEqual(['@s4nn/core']);
      expect(manifest.peerDependencies).toBeUndefined();
      const within = path.startsWith('packages/') ? ` --root ../.. ${path}/` : '';
      expect(manifest.scripts.test).toBe(`vitest run${within}`);
      expect(texts.join('\n')).not.toMatch(/%[A-Z]+%|NAME/);
    }
  });

  test('refuses what is there, and names that npm does not allow, and writes nothing', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'taken'), '');
    for (const name of ['taken', 'My-Data', '../up', '', '.hidden', '@me', '@me/', 'a b']) {
      const { code, stderr } = await run('-C', folder, 'new', 'dataset', name);
      expect([code, stderr.trimEnd().split('\n')].flat()).toHaveLength(2);
      expect(code, name).toBe(2);
    }
    expect(readdirSync(folder)).toEqual(['taken']);
    expect((await run('-C', folder, 'new', 'backend', 'x')).code).toBe(2);
  });
});
