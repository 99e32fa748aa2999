import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Progress } from '@s4nn/sweep';
import { describe, expect, test, vi } from 'vitest';
import { terminalOn } from '../packages/cli/src/terminal.js';
import { next } from '../packages/cli/src/view/progress/next.js';
import { render } from '../packages/cli/src/view/progress/render.js';
import { initialState } from '../packages/cli/src/view/progress/state.js';
import * as p from '../packages/cli/test/progress.js';
import { root } from '../release/packages.js';
import { projectWith } from './process.js';
import { someYinYang } from './small-sweeps.js';
import { noTmux, Tmux, tmuxNote } from './tmux.js';

const node = `"${process.execPath}"`;
const { colours } = terminalOn(process.stdout, process.stderr).stderr;

describe.skipIf(noTmux !== null)(`in a real terminal${tmuxNote}`, () => {
  test('nothing of an earlier frame remains, however the window changes', async () => {
    using window = new Tmux(80, 24, `stty -echo; ${node} tests/fixtures/painter.js`);
    await window.until(/ready/);
    const show = (message: object): void => window.type(JSON.stringify(message));
    show({ print: 'above', paint: ['one', 'x'.repeat(70), 'three', 'end 1'] });
    expect(await window.until(/end 1/)).toEqual(['ready', 'above', 'one', 'x'.repeat(70), 'three', 'end 1']);
    show({ paint: ['one', 'short', 'three', 'four', 'end 2'] });
    expect(await window.until(/end 2/)).toEqual(['ready', 'above', 'one', 'short', 'three', 'four', 'end 2']);
    show({ paint: ['y'.repeat(79), 'end 3'] });
    expect(await window.until(/end 3/)).toEqual(['ready', 'above', 'y'.repeat(79), 'end 3']);
    window.resize(30, 24);
    show({ width: 30, print: 'more', paint: ['z'.repeat(60), 'end 4'] });
    expect(await window.until(/end 4/)).toEqual(['ready', 'above', 'more', `${'z'.repeat(28)}…`, 'end 4']);
    window.resize(120, 8);
    const many = Array.from({ length: 20 }, (_, row) => `row ${row}`);
    show({ width: 120, paint: many });
    expect(await window.until(/row 6/)).toEqual(['ready', 'above', 'more', ...many.slice(0, 7)]);
    show({ paint: ['end 5'] });
    expect(await window.until(/end 5/)).toEqual(['ready', 'above', 'more', 'end 5']);
  });

  test('the live view fits windows of 20 to 120 columns and 8 to 50 rows, one after the other', async () => {
    const data = {
      classes: [{ name: 'a', train: 1, test: 1 }],
      ...{
        digest: { train: '', test: '' },
        shape: [1],
        range: [0, 1],
        constant: { train: 0, test: 0 },
        silent: 0,
      },
    };
    const all: readonly Progress[] = [
      p.start({ trials: 16, data }),
      ...[0, 1].flatMap((id) => [
        p.queued(id),
        p.trial(id),
        p.training(id, id),
        p.epoch(id, 3, 0.5 + id / 10),
      ]),
      p.end(0, 'complete', 0.9),
      p.end(1, 'pruned', 0.5, 3, '50.00 %, 2nd of 2, none may be better'),
      ...[2, 3].flatMap((id) => [p.queued(id), p.trial(id), p.training(id, id - 2)]),
      p.queued(4),
      p.epoch(2, 7, 0.8125),
    ];
    const state = all.reduce((before, progress) => next(before, progress, 0), initialState);
    using window = new Tmux(80, 24, `stty -echo; ${node} tests/fixtures/live-view.js`);
    await window.until(/ready/);
    for (const progress of all) window.type(JSON.stringify(progress));
    for (const [width, rows] of [
      [80, 24],
      [20, 24],
      [60, 8],
      [120, 50],
      [60, 8],
      [20, 24],
      [80, 24],
    ] as const) {
      window.resize(width, rows);
      const expected = render(state, 0, { width: width - 1, rows: rows - 1 }, colours).map(
        stripVTControlCharacters,
      );
      await vi.waitFor(() => expect(window.lines().slice(-expected.length)).toEqual(expected), {
        timeout: 10_000,
        interval: 50,
      });
      expect(
        window
          .lines()
          .join('\n')
          .match(/3\/16|2\/16/g),
      ).toHaveLength(1);
    }
  });

  test('Ctrl-C and the same command again: it is shown what is kept', async () => {
    const { config } = projectWith('live', {
      ...someYinYang,
      training: { epochs: 150, validation: 50, seed: 1 },
      search: { trials: 8, space: { '/network/layers/0/threshold': { uniform: [0.3, 1] } } },
      pruner: 'none',
      parallel: { workers: 1 },
    });
    const sweep = `${node} "${join(root, 'packages/cli/dist/main.js')}" sweep "${config}" --threads 0`;
    using window = new Tmux(80, 24, `${sweep}; ${sweep}`);
    await window.until(/2\/8 trials/);
    window.press('C-c');
    const lines = (await window.until(/resumes: [\s\S]*^best so far/m)).join('\n');
    const [, kept] = /stopped; run the same command[^\n]*\n[^\n]*\n {2}(.*)$/m.exec(lines)!;
    expect(kept).toMatch(/^trials 0, 1 are kept, trial 2 continues after epoch \d+$/);
    expect(lines).toContain(`  resumes: ${kept}\n`);
    expect(lines).toMatch(/^best so far \d+\.\d\d % \(trial [01]\)/m);
    window.press('C-c');
  });
});
