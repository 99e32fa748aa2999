import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asOnATerminal, kept } from '../test/run.js';
import { screen } from '../test/screen.js';
import { terminalOn } from './terminal.js';
import { clip } from './text-width.js';

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

test('whatever is painted and printed, the screen is as if the last lines alone had been painted', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '日', '━'), maxLength: 30 });
  const step = fc.oneof(
    fc.record({ painted: fc.array(line, { maxLength: 6 }) }),
    fc.record({ printed: fc.string({ unit: fc.constantFrom('x', 'y'), minLength: 1, maxLength: 10 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), fc.array(line, { maxLength: 6 }), (steps, last) => {
      const { output, lines } = shownOn(20);
      const printed: string[] = [];
      for (const each of [...steps, { painted: last }]) {
        if ('painted' in each) output.live!.paint(each.painted);
        else {
          output.print(each.printed);
          printed.push(each.printed);
        }
      }
      const whole = [...printed, ...last.map((each) => clip(each, 19).trimEnd())];
      const ended = (all: readonly string[]) => all.slice(0, all.findLastIndex((each) => each !== '') + 1);
      expect(ended(lines().map((each) => each.trimEnd()))).toEqual(ended(whole));
    }),
  );
});

test('a frame is one write, of the lines that changed only, which the terminal shows in one step', () => {
  const { stream, text } = kept('terminal');
  const written: string[] = [];
  const write = stream.write.bind(stream) as (chunk: string) => boolean;
  stream.write = ((chunk: string) => {
    written.push(chunk);
    return write(chunk);
  }) as typeof stream.write;
  const { live } = terminalOn(kept().stream, stream).stderr;
  live!.paint(['one', 'two', 'three', 'four']);
  live!.paint(['one', 'two', 'three', 'four']);
  live!.paint(['one', 'TWO', 'three', 'FOUR']);
  live!.paint(['one', 'TWO']);
  expect(written).toEqual([
    '\x1b[?2026hone\ntwo\nthree\nfour\n\x1b[?2026l',
    '\x1b[?2026h\x1b[3A\x1b[2KTWO\n\n\x1b[2KFOUR\n\x1b[?2026l',
    '\x1b[?2026h\x1b[2A\x1b[2K\n\x1b[2K\n\x1b[2A\x1b[?2026l',
  ]);
  expect(text()).toBe(written.join(''));
});

test('lines are cut by columns: colours have none and end, characters of East Asia have two', () => {
  expect(clip('plain', 5)).toBe('plain');
  expect(clip('plain', 4)).toBe('pla…');
  expect(clip('\x1b[1mbold\x1b[22m', 4)).toBe('\x1b[1mbold\x1b[22m');
  expect(clip('a \x1b[1mbold\x1b[22m word', 4)).toBe('a \x1b[1mb…\x1b[22m');
  expect(clip('日本語', 5)).toBe('日本…');
  expect(clip('日本語', 4)).toBe('日…');
  expect(clip('ab', 0)).toBe('…');
  expect(clip('e\u0301e\u0301e\u0301', 3)).toBe('e\u0301e\u0301e\u0301');
  expect(clip('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301…');
});
