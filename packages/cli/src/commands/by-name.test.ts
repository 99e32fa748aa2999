import { cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sweepNew } from '../../../../tests/here.js';
import { tiny } from '../../../../tests/small-sweeps.js';
import { run } from '../../test/run.js';

const search = { trials: 2, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } };
let folder: string;

/** Runs a command in the project. */
const here = (...args: string[]) => run('-C', folder, ...args);

beforeAll(async () => {
  ({ folder } = await sweepNew('tiny', { ...tiny, search }));
  symlinkSync(
    fileURLToPath(new URL('../../../../node_modules', import.meta.url)),
    join(folder, 'node_modules'),
  );
});

const config = 'results/tiny/config.json';
const weights = 'results/tiny/weights.npz';
const taken = `using config ${config}, not configs/tiny.json; weights ${weights}\n`;

describe('the name of a sweep', () => {
  test.each([
    ['eval', ['--json']],
    ['robustness', ['--only', 'weight-bits', '--seeds', '1', '--json']],
    ['quantise', ['--bits', '6', '--json']],
    ['show', []],
  ])(
    'stands for config and weights of its results, and what was taken is said: %s',
    async (command, more) => {
      const named = await here(command, 'tiny', ...more);
      expect(named.code, named.stderr).toBe(0);
      expect(named.stderr).toContain(taken);
      const written = await here(command, config, '--weights', weights, ...more);
      expect(written.stdout).toBe(named.stdout);
      expect(written.stderr).not.toContain('takes');
      rmSync(join(folder, 'integers.json'), { force: true });
      rmSync(join(folder, 'network.html'), { force: true });
    },
  );

  test('a folder of results does the same, and other weights may be given', async () => {
    const asFolder = await here('eval', 'results/tiny/');
    expect([asFolder.code, asFolder.stderr]).toEqual([0, `using config ${config}; weights ${weights}\n`]);
    const other = await here('eval', 'tiny', '--weights', 'results/tiny/trials/0.npz');
    const { code, stderr } =
      other.code === 0 ? other : await here('eval', 'tiny', '--weights', 'results/tiny/trials/1.npz');
    expect([code, stderr]).toEqual([0, `using config ${config}, not configs/tiny.json\n`]);
  });

  test('verify goes by the config of this name', async () => {
    const { code, stdout, stderr } = await here('verify', 'tiny');
    expect([code, stderr]).toEqual([0, 'using config configs/tiny.json\n']);
    expect(stdout).toMatch(/^everything matches the log/);
  });
});

describe('nothing is taken, and nothing written', () => {
  const refused = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await here(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(existsSync(join(folder, 'integers.json'))).toBe(false);
    return stderr;
  };

  test('for a config without weights', async () => {
    expect(await refused('quantise', config)).toContain(
      `${config}: found a config without weights, expected --weights ${weights}, or the name of a sweep that has ended`,
    );
    expect(await refused('eval', 'configs/tiny.json')).toContain('expected their file after --weights');
  });

  test('for a name that only a config has', async () => {
    writeFileSync(join(folder, 'configs/later.json'), JSON.stringify(tiny));
    expect(await refused('quantise', 'later')).toContain(
      'results/later: found no results of a sweep later; run `s4nn sweep configs/later.json` to its end first',
    );
    const { code, stderr } = await here('eval', 'later', '--weights', weights);
    expect([code, stderr]).toEqual([0, 'using config configs/later.json, as there is no results/later\n']);
    rmSync(join(folder, 'configs/later.json'));
  });

  test('for a name that two configs have: both are named', async () => {
    mkdirSync(join(folder, 'configs/a'));
    for (const name of ['a/b', 'a-b'])
      writeFileSync(join(folder, `configs/${name}.json`), JSON.stringify(tiny));
    for (const args of [
      ['verify', 'a-b'],
      ['eval', 'a-b', '--weights', weights],
    ]) {
      expect(await refused(...args)).toMatch(
        /found 2 configs of the name a-b, expected one: configs\/a[/-]b\.json, configs\/a[/-]b\.json\. Give the path/,
      );
    }
    rmSync(join(folder, 'configs/a'), { recursive: true });
    rmSync(join(folder, 'configs/a-b.json'));
  });

  test('for a name that is nearly one, or two', async () => {
    expect(await refused('quantise', 'tinny')).toContain(
      'results/tinny: found no results of a sweep tinny; did you mean "tiny"?',
    );
    cpSync(join(folder, 'results/tiny'), join(folder, 'results/tinier'), { recursive: true });
    renameSync(join(folder, 'results/tinier'), join(folder, 'results/tinz'));
    expect(await refused('quantise', 'tinx')).toContain('did you mean "tiny" or "tinz"?');
    rmSync(join(folder, 'results/tinz'), { recursive: true });
    expect(await refused('stop', 'tinny')).toContain('did you mean "tiny"?');
  });

  test('for a sweep that has not ended, or whose weights are gone', async () => {
    renameSync(join(folder, weights), join(folder, 'weights'));
    expect(await refused('eval', 'tiny')).toContain(
      'results/tiny: found no weights.npz, expected the results of a sweep',
    );
    renameSync(join(folder, 'weights'), join(folder, weights));
    renameSync(join(folder, 'configs/tiny.json'), join(folder, 'tiny'));
    renameSync(join(folder, 'results'), join(folder, 'gone'));
    expect(await refused('eval', 'nothing')).toContain(
      'results/nothing: found no results of a sweep nothing\n',
    );
    rmSync(join(folder, 'tiny'));
    expect(await refused('eval', 'tiny')).toContain(
      'it has not ended; `s4nn status tiny` shows its progress',
    );
    renameSync(join(folder, 'gone'), join(folder, 'results'));
    writeFileSync(join(folder, 'configs/tiny.json'), JSON.stringify({ ...tiny, search }));
  });

  test('where a sweep is written: only a config will do', async () => {
    expect(await refused('sweep', 'tiny')).toContain('tiny: no such file; did you mean configs/tiny.json?');
  });
});

describe('status without a name', () => {
  beforeEach(() => rmSync(join(folder, 'sweeps/other.journal.log'), { force: true }));

  test('lists all sweeps, the last one first', async () => {
    cpSync(join(folder, 'sweeps/tiny.journal.log'), join(folder, 'sweeps/other.journal.log'));
    writeFileSync(join(folder, 'sweeps/broken.journal.log'), '{"op_code": 99}\n{}\n');
    const { code, stdout } = await here('status');
    expect(code).toBe(0);
    const [head, ...rows] = stdout.trimEnd().split('\n');
    expect(head).toMatch(/^sweep +state +trials +best +last change$/);
    expect(rows[0]).toMatch(/^broken +stopped, cannot be read/);
    expect(rows[1]).toMatch(
      /^other +done +2 of 2 +\d+\.\d\d % \(trial \d\) +2\d{3}-\d\d-\d\d \d\d:\d\d:\d\d$/,
    );
    expect(rows[2]).toMatch(/^tiny +done +2 of 2 /);
    expect(rows[3]).toContain('broken.journal.log');
    rmSync(join(folder, 'sweeps/broken.journal.log'));
    const json = JSON.parse((await here('status', '--json')).stdout);
    expect(json.map(({ name }: { name: string }) => name)).toEqual(['other', 'tiny']);
    expect(json[0]).toMatchObject({ is: 'done', total: 2, trouble: null, process: null });
  });

  test('says if there is none', async () => {
    const { stdout } = await run('-C', join(folder, 'configs'), 'status');
    expect(stdout).toBe('no sweep has a log in sweeps/ here; s4nn sweep CONFIG starts one\n');
  });
});
