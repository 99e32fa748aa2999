import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicPackages, repository } from '../release/packages.js';
import { run } from '../release/run.js';

/** The files of the archive that would be published. */
function packed(folder: string): string[] {
  const answer = run('pnpm', ['pack', '--dry-run', '--json'], { cwd: folder });
  return (JSON.parse(answer) as { files: { path: string }[] }).files.map(({ path }) => path);
}

describe.each(publicPackages)('$manifest.name as it is published', ({ folder, manifest }) => {
  test('is a module with types, licence, repository and public access', () => {
    const directory = `packages/${basename(folder)}`;
    expect(manifest).toMatchObject({
      type: 'module',
      license: 'MIT',
      sideEffects: expect.anything(),
      repository: { type: 'git', url: repository, directory },
      publishConfig: { access: 'public' },
    });
    for (const [path, entry] of Object.entries(manifest.exports)) {
      if (path === './package.json') continue;
      expect(Object.keys(entry)).toEqual(['types', 'default']);
      for (const file of Object.values(entry)) expect(existsSync(join(folder, file)), file).toBe(true);
    }
  });

  test('holds what was built, its licence and its README, and nothing else', () => {
    const files = packed(folder);
    const superfluous = files.filter(
      (file) =>
        !/^(dist\/.+\.(d\.[cm]?ts|[cm]?js)|bin\/.+\.js|templates\/.+)$/.test(file) ||
        /^dist.*(\.test\.|testdata)/.test(file),
    );
    expect(superfluous.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
    // A build does not remove the output of a source that has been deleted.
    const orphans = files.filter((file) => {
      const source = file.replace(/^dist/, 'src').replace(/(\.d)?(\.[cm]?)[jt]s$/, '$2ts');
      return file.startsWith('dist/') && !existsSync(join(folder, source));
    });
    expect(orphans, 'remove dist and build again').toEqual([]);
  });

  test('has a README that stands alone: how to install it, its size, and links that lead somewhere from anywhere', () => {
    const text = readFileSync(join(folder, 'README.md'), 'utf8');
    expect(text).toContain(`# ${manifest.name}\n`);
    expect(text).toMatch(new RegExp(`^npm install .*${manifest.name}( |$)`, 'm'));
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !link.startsWith('https://'))).toEqual([]);
    const home = repository.replace(/^git\+|\.git$/g, '');
    expect(links).toContain(`${home}#readme`);
    // As `pnpm release:sizes` prints it.
    expect(text).toMatch(/^Installed alone it takes \d+(\.\d)? MB on the disk(, in \d+ packages)?\.$/m);
  });
});
