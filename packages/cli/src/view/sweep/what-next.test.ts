import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyFolder } from '../../../test/project.js';
import { asOnATerminal, kept } from '../../../test/run.js';
import { terminalOn } from '../../terminal.js';
import { whatNext } from './what-next.js';

beforeEach(asOnATerminal);
afterEach(() => vi.unstubAllEnvs());

const plain = terminalOn(kept().stream, kept().stream).stdout;

test('results in this folder are named by their sweep alone', () => {
  const lines = whatNext(join(process.cwd(), 'results/mnist'), plain);
  expect(lines).toEqual([
    'open  results/mnist/report.html',
    expect.stringMatching(/^next {2}s4nn eval mnist {13}accuracy by /),
    expect.stringMatching(/^ {6}s4nn show mnist --sample 0 {2}a page /),
  ]);
});

test('those elsewhere with their project, as a shell takes it', () => {
  const folder = join(emptyFolder(), "it's here");
  mkdirSync(join(folder, 'results/a'), { recursive: true });
  const [open, next] = whatNext(join(folder, 'results/a'), plain);
  const project = relative('.', folder);
  expect(open).toBe(`open  ${project}/results/a/report.html`);
  expect(next).toContain(`s4nn -C '${project.replace("'", "'\\''")}' eval a`);
});

test.each([
  [{ VTE_VERSION: '7600' }, true],
  [{ TERM: 'xterm-kitty' }, true],
  [{ TERM_PROGRAM: 'WezTerm' }, true],
  [{ VTE_VERSION: '4200' }, false],
  [{ TERM: 'linux' }, false],
  [{ VTE_VERSION: '7600', CI: 'true' }, false],
  [{ VTE_VERSION: '7600', TERM: 'dumb' }, false],
])('the page is a link where the terminal opens one: %j %s', (env, isLink) => {
  for (const name of ['VTE_VERSION', 'KONSOLE_VERSION', 'WT_SESSION', 'TERM_PROGRAM'])
    vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const { stdout } = terminalOn(kept('terminal').stream, kept().stream);
  const [open] = whatNext('/a b/results/é', stdout);
  expect(open!.includes('\x1b]8;;file:///a%20b/results/%C3%A9/report.html\x1b\\')).toBe(isLink);
  // Nothing of it in a file.
  expect(
    whatNext('/a b/results/é', terminalOn(kept().stream, kept('terminal').stream).stdout)[0],
  ).not.toContain('\x1b');
});
