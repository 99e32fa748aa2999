import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Queue } from 'bullmq';
import { describe, expect, test, vi } from 'vitest';
import { emptyFolder } from '../packages/cli/test/project.js';
import { isThorough, someOf, someTests } from './chance.js';
import { leftBy } from './left.js';
import { projectWith, s4nn, startIn, untilPrinted } from './process.js';
import { projectCopy } from './queue/project-copy.js';
import { noRedis, redisNote, twoCopies, Workshop } from './queue/workshop.js';
import { someYinYang } from './small-sweeps.js';

/** Calculated in JavaScript, so that a test can alter how. */
const sweep = {
  ...someYinYang,
  backend: '@s4nn/backend-cpu/typescript',
  training: { epochs: 3, validation: 50 },
  search: { trials: 6, space: { '/network/layers/0/threshold': { uniform: [0.3, 0.7] } } },
};

/** Changes a file of a copy. */
const edit = (copy: string, file: string, change: (text: string) => string): void => {
  const path = join(copy, 'packages', file);
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, change(before));
  if (readFileSync(path, 'utf8') === before) throw new Error(`${file}: nothing has changed`);
};

/** Square roots that are a millionth too large, as on a machine with other arithmetic. */
function alteredArithmetic(): string {
  const file = join(emptyFolder(), 'altered.mjs');
  writeFileSync(file, 'const { sqrt } = Math; Math.sqrt = (x) => sqrt(x) * (1 + 1e-6);');
  return file;
}

/** What may be wrong with a worker: how it comes about, and what the worker says. */
const wrongs: readonly (readonly [string, (copy: string) => Record<string, string>, RegExp])[] = [
  [
    'another build',
    (copy) => {
      appendFileSync(join(copy, 'packages/core/dist/index.js'), '// another build\n');
      return {};
    },
    /its @s4nn\/core differs from the main process's \(both \S+; if they are the same commit, remove its dist and build again\)/,
  ],
  [
    'another version of the backend',
    (copy) => {
      edit(copy, 'backend-cpu/package.json', (text) =>
        text.replace(/"version": ".*?"/, '"version": "9.9.9"'),
      );
      appendFileSync(join(copy, 'packages/backend-cpu/dist/typescript/index.js'), '// new\n');
      return {};
    },
    /its @s4nn\/backend-cpu differs from the main process's \(9\.9\.9 against \S+\)/,
  ],
  [
    'other samples',
    (copy) => {
      edit(copy, 'dataset-yin-yang/dist/index.js', (text) =>
        text.replace('yinYang(train, trainSeed)', 'yinYang(train, trainSeed + 1)'),
      );
      return {};
    },
    /its samples differ from the main process's/,
  ],
  [
    'no encoders',
    (copy) => {
      rmSync(join(copy, 'packages/encoders'), { recursive: true });
      return {};
    },
    /@s4nn\/encoders\/latency.* is not installed/,
  ],
  [
    'other arithmetic',
    () => ({ NODE_OPTIONS: `--import=${alteredArithmetic()}` }),
    /it calculates differently/,
  ],
  [
    'another protocol',
    (copy) => {
      edit(copy, 'lanes-bullmq/dist/protocol/keys.js', (text) =>
        text.replace('protocol = 1', 'protocol = 2'),
      );
      return {};
    },
    /it knows version 2 of the protocol, and the sweep is of version 1/,
  ],
];

/** An ordinary run has one of them, by chance. */
const some = someOf('wrong', wrongs, 1);
const run = someTests('refusals', { all: 5, tried: 2 });

describe.skipIf(noRedis !== null)(`workers that would train other networks${redisNote}`, () => {
  test(`refuse, say why here and there, and the sweep continues with the one that is right: ${some.tried.map(([name]) => name).join(', ')} (${some.note})`, async () => {
    const { folder: local, config: here } = projectWith('small', sweep);
    expect((await s4nn('sweep', here, '--threads', '1')).code).toBe(0);
    await using shop = await Workshop.open();
    const { folder, config } = projectWith('small', sweep);
    const main = shop.sweep(config);
    for (const [, prepare, why] of some.tried) {
      const project = projectCopy();
      const worker = await shop.worker({ project, env: prepare(project) });
      await untilPrinted(worker, /^does not serve sweep small: /m);
      expect(worker.output()).toMatch(new RegExp(`^does not serve sweep small: .*${why.source}`, 'm'));
      await untilPrinted(main, new RegExp(`worker \\S+ refused: .*${why.source}`));
    }
    await untilPrinted(
      main,
      /^no worker serves this sweep: run `s4nn worker --queue redis:\S+` on a machine/m,
    );
    await shop.worker();
    const { code, stderr } = await main.ended;
    expect(code, stderr).toBe(0);
    expect(leftBy(folder, 'small')).toEqual(leftBy(local, 'small'));
  });

  run('run no file that a sweep names, unless they may', async () => {
    await using shop = await Workshop.open();
    const backend = fileURLToPath(new URL('fixtures/poisonous-backend.js', import.meta.url));
    const { config } = projectWith('small', { ...sweep, backend });
    const main = shop.sweep(config);
    const worker = await shop.worker();
    await untilPrinted(
      worker,
      /^does not serve sweep small: its plugin "\S+poisonous-backend\.js" is a file: allow files by --allow-files/m,
    );
    await shop.worker({ args: ['--threads', '1', '--allow-files'] });
    const { code, stderr } = await main.ended;
    expect(code, stderr).toBe(0);
  });

  run('and what others have put on the server harms nobody', async () => {
    await using shop = await Workshop.open();
    const { folder, config } = projectWith('small', sweep);
    const main = shop.sweep(config);
    await untilPrinted(main, /^small: /m);
    let own: string | undefined;
    await vi.waitFor(async () => {
      const found = (await shop.command('hvals', '{s4nn}:sweeps')) as string[];
      expect(found).toHaveLength(1);
      own = found[0];
    }, 10_000);
    const forged = JSON.parse(own!) as { config: object; folder: string; queue: string };
    const evil = emptyFolder();
    const text =
      'import { writeFileSync } from "node:fs"; writeFileSync(new URL("ran", import.meta.url), "");';
    for (const name of ['evil', 'plain']) {
      const own = join(evil, 'node_modules', name);
      mkdirSync(own, { recursive: true });
      writeFileSync(join(own, 'index.js'), text);
      const keywords = name === 'evil' ? ['s4nn-plugin'] : [];
      writeFileSync(join(own, 'package.json'), JSON.stringify({ name, keywords, exports: './index.js' }));
    }
    const named = (use: string) => ({ ...forged.config, dataset: { use } });
    const publications = {
      nonsense: 'nonsense',
      nothing: 'null',
      deep: '['.repeat(5000),
      older: JSON.stringify({ protocol: 0 }),
      elsewhere: JSON.stringify({
        ...forged,
        folder: relative(twoCopies()[0]!, evil),
        config: named('evil'),
      }),
      absolute: JSON.stringify({ ...forged, folder: evil, config: named('evil') }),
      file: JSON.stringify({ ...forged, config: named(join(evil, 'node_modules/evil/index.js')) }),
      url: JSON.stringify({ ...forged, config: named('data:text/javascript,process.exit(9)') }),
      builtin: JSON.stringify({ ...forged, config: named('node:fs') }),
      up: JSON.stringify({ ...forged, config: named('@s4nn/encoders/../../evil') }),
      noPlugin: JSON.stringify({ ...forged, config: named('vitest') }),
      pluginless: JSON.stringify({ ...forged, config: {} }),
    };
    await shop.command('hset', '{s4nn}:sweeps', ...Object.entries(publications).flat());
    await shop.command('sadd', '{s4nn}:workers', 'nobody');
    // A job of somebody else, before all others.
    const queue = new Queue(forged.queue, { connection: { port: shop.server.port }, prefix: '{s4nn}' });
    await queue.add('segment', { text: '{"name":1}' }, { jobId: 'poison-0-1', lifo: true });
    await queue.add('other', { any: 'thing' }, { jobId: 'poison-0-2', lifo: true });
    const worker = await shop.worker();
    const { code, stderr } = await main.ended;
    expect(code, stderr).toBe(0);
    expect(leftBy(folder, 'small').summary.trials.complete).toBe(6);
    await vi.waitFor(() => {
      const refused = worker.output().match(/^does not serve sweep .*/gm) ?? [];
      expect(refused.length).toBeGreaterThanOrEqual(Object.keys(publications).length);
    }, 20_000);
    expect(worker.child.exitCode).toBe(null);
    const { code: shown, stdout } = await s4nn('queue', 'status', '--queue', shop.server.url);
    expect([shown, stdout]).toEqual([0, expect.stringContaining('nonsense')]);
    const cleaned = await s4nn('queue', 'clean', '--queue', shop.server.url);
    expect(cleaned.code, cleaned.stderr).toBe(0);
    expect(await shop.command('hlen', '{s4nn}:sweeps')).toBe(0);
    expect(readdirSync(join(evil, 'node_modules/evil'))).not.toContain('ran');
    await queue.close();
  });

  run('a password that is wrong or missing is refused at once, and none is printed', async () => {
    await using shop = await Workshop.open('--requirepass', 'hidden-word');
    const { folder, config } = projectWith('small', sweep);
    const { port } = shop.server;
    const all = [['sweep', config], ['worker'], ['sweep', config, '--dry-run'], ['queue', 'status']].slice(
      0,
      isThorough ? 4 : 2,
    );
    for (const [address, reason] of [
      [`redis://127.0.0.1:${port}`, /it refused \(NOAUTH/],
      [`redis://:wrong-word@127.0.0.1:${port}`, /it refused \(WRONGPASS/],
    ] as const) {
      for (const args of all) {
        const { code, stderr, stdout } = await startIn(process.cwd(), [process.execPath], args, {
          S4NN_QUEUE: address,
        }).ended;
        expect(code, stderr).toBe(2);
        expect(stderr).toMatch(reason);
        expect(stderr + stdout).not.toMatch(/hidden-word|wrong-word/);
      }
    }
    const right = { S4NN_QUEUE: `redis://:hidden-word@127.0.0.1:${port}` };
    const worker = startIn(process.cwd(), [process.execPath], ['worker', '--once'], right);
    const main = startIn(process.cwd(), [process.execPath], ['sweep', config], right);
    const [swept, worked] = [await main.ended, await worker.ended];
    expect([swept.code, worked.code], swept.stderr + worked.stderr).toEqual([0, 0]);
    const log = readFileSync(join(folder, 'sweeps/small.journal.log'), 'utf8');
    const written = readFileSync(join(folder, 'results/small/config.json'), 'utf8');
    expect(swept.stderr + swept.stdout + worked.stderr + log + written).not.toMatch(
      /hidden-word|redis:\/\/:/,
    );
  });

  run('a second sweep of the same config on one queue is refused by name', async () => {
    await using shop = await Workshop.open();
    const first = projectWith('first', sweep);
    const main = shop.sweep(first.config);
    await untilPrinted(main, /^first: /m);
    const second = projectWith('second', sweep);
    const { code, stderr } = await shop.sweep(second.config).ended;
    expect(code).toBe(2);
    expect(stderr).toMatch(/process \d+ on \S+, as "first", runs a sweep of the same config on this queue/);
  });

  run('nobody at the address: exit 2 after 10 s, with the cure', async () => {
    const { folder, config } = projectWith('small', sweep);
    const began = performance.now();
    const { code, stderr } = await s4nn('sweep', config, '--queue', 'redis://127.0.0.1:1');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /redis:\/\/127\.0\.0\.1:1: nobody answered within 10 s \(.*ECONNREFUSED.*\), expected Redis or Valkey\. Start/,
    );
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(() => leftBy(folder, 'small')).toThrow();
  });
});
