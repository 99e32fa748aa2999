import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicPackages, root } from '../release/packages.js';

const text = (file: string): string => readFileSync(join(root, file), 'utf8');

/** `name: version` of a block of a YAML file; blocks in it are left out. */
const versionsIn = (file: string, block: string): Record<string, string> => {
  const [, lines] = new RegExp(`^${block}:\\n((?:  .*\\n)+)`, 'm').exec(text(file))!;
  const entries = [...lines!.matchAll(/^ +"?([^\s"]+)"?: (\d\S*)$/gm)];
  return Object.fromEntries(entries.map(([, name, version]) => [name!, version!]));
};

const release = JSON.parse(text('release/package.json'));

/** The versions that are installed, by what CONTRIBUTING.md calls where. */
const installed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': versionsIn('pnpm-workspace.yaml', 'catalog'),
  ' for `dependency-cruiser`': versionsIn('pnpm-workspace.yaml', 'packageExtensions'),
  ' for `verdaccio`': versionsIn('release/pnpm-workspace.yaml', 'overrides'),
  ' in `release/`': release.devDependencies,
};

const major = (version: string): number => Number.parseInt(version, 10);

const [, section] = /^## Dependencies\n(.*?)^## /ms.exec(text('CONTRIBUTING.md'))!;
const rows = [...section!.matchAll(/^\| `(\S+)`(.*?) *\| (\S+) *\| (\S+) *\| (.+?) *\|$/gm)].map(
  ([, name, where, ours, newest, reason]) => ({
    name: name!,
    where: where!,
    ours: ours!,
    newest: newest!,
    reason: reason!,
  }),
);

describe('dependencies held back, in CONTRIBUTING.md', () => {
  test('each place where versions are fixed has some', () => {
    expect(new Set(rows.map(({ where }) => where))).toEqual(new Set(Object.keys(installed)));
  });

  test.each(rows)('$name$where $ours', ({ name, where, ours, newest, reason }) => {
    expect(installed[where]![name]).toBe(ours);
    expect(major(newest) > major(ours) || reason.includes('Node'), `${ours} → ${newest}`).toBe(true);
  });
});

describe('the oldest Node', () => {
  const floor = /^nodeVersion: (\d+\.\d+)\.0$/m.exec(text('pnpm-workspace.yaml'))![1]!;

  test('is the same wherever it is said', () => {
    const manifests = [
      JSON.parse(text('package.json')),
      release,
      ...publicPackages.map(({ manifest }) => manifest),
    ];
    for (const { name, engines } of manifests) expect(engines.node, name).toBe(`>=${floor}`);
    expect(text('README.md')).toContain(`only Node (${floor} or later)`);
    expect(installed['']!['@types/node']).toMatch(new RegExp(`^${floor}\\.`));
  });

  test.each(['pnpm-workspace.yaml', 'release/pnpm-workspace.yaml'])(
    '%s refuses packages that need a newer one',
    (file) => {
      expect(text(file)).toContain(`\nengineStrict: true\nnodeVersion: ${floor}.0\n`);
    },
  );
});
