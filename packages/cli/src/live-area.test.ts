import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asOnATerminal, kept } from '../test/run.js';
import { screen } from '../test/screen.js';
import { clip } from './live-area.js';
import { terminalOn } from './terminal.js';

beforeEach(asOnATerminal);
afterEach(() => vi.unstubAllEnvs());

/** The stderr of a program on a terminal with this many columns. */
function shownOn(columns: number) {
  const { stream, lines, resize } = screen(columns);
  return { output: terminalOn(kept().stream, stream).stderr, lines, resize };
}

test.each([100, 20, 5, 1])('what is printed stays above what is painted: %d columns', (columns) => {
  const { output, lines } = shownOn(columns);
  output.print('first');
  output.live!.paint(['a bar', 'a longer line than the other']);
  output.print('second');
  output.live!.paint(['another bar', 'a third line', 'and one more']);
  output.live!.paint(['the last bar']);
  output.print('third');
  expect(lines().slice(0, -1)).toEqual(['first', 'second', 'third']);
  expect(lines().at(-1)).toBe(clip('the last bar', columns - 1));
  output.live!.leave();
  output.print('end');
  expect(lines()).toEqual(['first', 'second', 'third', clip('the last bar', columns - 1), 'end']);
});

test('nothing of an earlier state remains when the terminal becomes narrower and wider', () => {
  const { output, lines, resize } = shownOn(100);
  output.print('a line of the log, which no width changes, as it is not painted again but stays');
  let count = 0;
  for (const width of [100, 60, 30, 100, 20, 5, 80, 41]) {
    resize(width);
    for (let time = 0; time < 2; time++) {
      const painted = ['━'.repeat(24), `epoch ${count++} and so on, longer than half of the widths`, 'last'];
      output.live!.paint(painted);
      expect(lines()).toEqual([
        'a line of the log, which no width changes, as it is not painted again but stays',
        ...painted.map((line) => clip(line, width - 1)),
      ]);
    }
  }
});

test('a terminal of unknown size has 80 columns', () => {
  const { stream } = screen(100);
  const line = 'x'.repeat(79);
  const { text, stream: unknown } = kept('terminal', 0);
  terminalOn(kept().stream, Object.assign(unknown, { rows: 0 })).stderr.live!.paint([line, `${line}y`]);
  expect(text()).toContain(`${line}\n${line.slice(1)}…\n`);
  expect(stream.columns).toBe(100);
});

test('no more lines are painted than the terminal has', () => {
  const { stream, text } = kept('terminal');
  const many = Array.from({ length: 30 }, (_, index) => `line ${index}`);
  terminalOn(kept().stream, Object.assign(stream, { rows: 10 })).stderr.live!.paint(many);
  expect(text().split('\n')).toHaveLength(10);
  expect(text()).toContain('line 8');
});

test('lines are cut by columns: colours have none and end, characters of East Asia have two', () => {
  expect(clip('plain', 5)).toBe('plain');
  expect(clip('plain', 4)).toBe('pla…');
  expect(clip('\x1b[1mbold\x1b[22m', 4)).toBe('\x1b[1mbold\x1b[22m');
  expect(clip('a \x1b[1mbold\x1b[22m word', 4)).toBe('a \x1b[1mb…\x1b[22m');
  expect(clip('日本語', 5)).toBe('日本…');
  expect(clip('日本語', 4)).toBe('日…');
  expect(clip('ab', 0)).toBe('…');
});
