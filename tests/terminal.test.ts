import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../release/packages.js';
import { projectWith } from './process.js';
import { someYinYang } from './small-sweeps.js';
import { noTmux, Tmux, tmuxNote } from './tmux.js';

const node = `'${process.execPath}'`;
const main = join(root, 'packages/cli/dist/main.js');

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
    show({ print: 'more', paint: ['z'.repeat(60), 'end 4'] });
    expect(await window.until(/end 4/)).toEqual(['ready', 'above', 'more', `${'z'.repeat(28)}…`, 'end 4']);
    window.resize(120, 8);
    const many = Array.from({ length: 20 }, (_, row) => `row ${row}`);
    show({ paint: many });
    expect(await window.until(/row 6/)).toEqual(['ready', 'above', 'more', ...many.slice(0, 7)]);
    show({ paint: ['end 5'] });
    expect(await window.until(/end 5/)).toEqual(['ready', 'above', 'more', 'end 5']);
  });

  const config = {
    ...someYinYang,
    dataset: { use: '@s4nn/dataset-yin-yang', train: 3000, test: 50 },
    training: { epochs: 20, validation: 500, seed: 1 },
    search: { trials: 8, space: { '/network/layers/0/threshold': { uniform: [0.3, 1] } } },
    pruner: { use: 'asha', minimum: 2, reduction: 2 },
  };

  test.each([
    [20, 24],
    [60, 8],
    [80, 24],
    [120, 50],
  ])('a sweep is shown in %d columns and %d rows, and is changed to another size', async (columns, rows) => {
    const { config: file } = projectWith('live', config);
    using window = new Tmux(columns, rows, `${node} ${main} sweep ${file} --threads 1`);
    await window.until(/live/);
    window.resize(columns + 13, rows + 3);
    window.resize(columns - 1, rows);
    const lines = await window.until(/next /);
    // Lines that the terminal has broken belong together.
    const whole = lines.join(columns < 60 ? '' : '\n');
    expect(whole.match(/8\/8 trials/g)).toHaveLength(1);
    expect(whole.match(/retraining the/g)).toHaveLength(1);
    expect(whole).toContain('results/live/report.html');
  });

  test('Ctrl-C and the same command again: it is shown what is kept', async () => {
    const { config: file } = projectWith('live', { ...config, training: { ...config.training, epochs: 200 }, pruner: 'none' });
    const sweep = `${node} ${main} sweep ${file} --threads 1`;
    using window = new Tmux(80, 24, `${sweep}; ${sweep}`);
    await window.until(/2\/8 trials/);
    window.press('C-c');
    const lines = await window.until(/resumes: /);
    const said = lines.findIndex((line) => line.startsWith('stopped; run the same command'));
    const kept = lines[said + 2]!.trim();
    expect(kept).toMatch(/^trials 0–1 are kept, trial 2 continues after epoch \d+/);
    expect(lines.join('')).toContain(`resumes: ${kept}`);
    const shown = await window.until(/^ +trial +epoch +accuracy[\s\S]*^best/m);
    expect(shown.join('\n')).toMatch(/^best so far \d+\.\d\d % \(trial [01]\)/m);
    window.press('C-c');
  });

  test('a dumb terminal has lines', async () => {
    const { config: file } = projectWith('live', config);
    using window = new Tmux(80, 24, `${node} ${main} sweep ${file} --threads 1`, { TERM: 'dumb' });
    const lines = await window.until(/next /);
    expect(lines.join('\n')).toMatch(/^trial 3 starts: output threshold 0\.\d+$/m);
  });
});
