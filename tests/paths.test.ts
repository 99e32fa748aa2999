import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../release/packages.js';
import { packagesIn } from './boundaries/packages.js';

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'docs/dashboard.md',
  'docs/experiments.md',
  'docs/integers.md',
  'docs/many-machines.md',
  'results/README.md',
  'sweeps/README.md',
];
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Paths in backticks that start with a tracked folder; output of builds and sweeps does not count. */
const pathsIn = (text: string): string[] =>
  [
    ...text.matchAll(/`((?:configs|deploy|docs|examples|packages|release|scripts|tests)\/[^`\s*<>{}…]+)`/g),
  ].map(([, path]) => path!);

/** Targets of links within the repository: a path, an anchor, or both. */
const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!).filter((link) => !/^https?:/.test(link));

/** The anchors that GitHub gives to the headings of a document. */
const anchorsIn = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

test.each(documents)('the paths that %s names exist', (document) => {
  expect(pathsIn(read(document)).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.each(documents)('the links of %s lead somewhere', (document) => {
  const leadsNowhere = (link: string): boolean => {
    const [path, anchor] = link.split('#');
    const target = path ? join(dirname(document), path) : document;
    if (!existsSync(join(root, target))) return true;
    const text = target.endsWith('.md') ? target : join(target, 'README.md');
    return anchor !== undefined && !anchorsIn(read(text)).includes(anchor);
  };
  expect(linksIn(read(document)).filter(leadsNowhere)).toEqual([]);
});

test.each(packagesIn(root))('$name has a line in README.md and a place in ARCHITECTURE.md', ({ name }) => {
  expect(read('README.md')).toContain(`| [\`@s4nn/${name}\`](packages/${name}) `);
  expect(read('ARCHITECTURE.md')).toContain(name.startsWith('dataset-') ? '`dataset-*`' : `\`${name}\``);
});
