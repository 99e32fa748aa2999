import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

/** Claims a lock at the same moment as all others, round after round, and prints the rounds in which it got it. */
const contender = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { writeFileSync, rmSync } = require('node:fs');
  const { join } = require('node:path');
  const { folder, rounds, contenders, me, gate, module } = workerData;
  const all = (round) => {
    Atomics.add(gate, round, 1);
    while (Atomics.load(gate, round) < contenders);
  };
  import(module.claim).then(async ({ claim }) => {
    const { thisProcess } = await import(module.holder);
    const { pace } = await import(module.watch);
    [pace.every, pace.looks] = [2, 4];
    const won = [];
    for (let round = 0; round < rounds; round++) {
      const own = thisProcess();
      const text = JSON.stringify(own);
      const draft = join(folder, me + '-' + round + '.tmp');
      writeFileSync(draft, text);
      all(round);
      if ((await claim(join(folder, round + '.lock'), { draft, text })).placed) won.push([round, own.id]);
      rmSync(draft);
    }
    parentPort.postMessage(won);
  });`;

const { pid } = spawnSync(process.execPath, ['--version']);
const dead = { pid, host: hostname(), born: null, since: '2026-01-01T00:00:00.000Z' };

test.each([
  ['dead', 200, dead],
  ['silent', 60, { ...dead, namespace: 'boot pid:[1]', beat: '0000000007' }],
])(
  'if several processes find the lock of a %s one at the same moment, exactly one gets it',
  async (_, rounds, dead) => {
    const folder = mkdtempSync(join(tmpdir(), 'lock-'));
    const contenders = 3;
    for (let round = 0; round < rounds; round++) {
      writeFileSync(join(folder, `${round}.lock`), JSON.stringify({ ...dead, id: 'a' }));
      // In some rounds, others have died while they were taking it over.
      if (round % 3 > 0) writeFileSync(join(folder, `${round}.lock.a`), JSON.stringify({ ...dead, id: 'b' }));
      if (round % 3 > 1)
        writeFileSync(join(folder, `${round}.lock.a.b`), JSON.stringify({ ...dead, id: 'c' }));
    }
    const gate = new Int32Array(new SharedArrayBuffer(4 * rounds));
    const module = {
      claim: new URL('../../dist/lock/claim.js', import.meta.url).href,
      holder: new URL('../../dist/lock/holder.js', import.meta.url).href,
      watch: new URL('../../dist/lock/watch-lock.js', import.meta.url).href,
    };
    const won = await Promise.all(
      Array.from({ length: contenders }, async (_, me) => {
        const worker = new Worker(contender, {
          eval: true,
          workerData: { folder, rounds, contenders, me, gate, module },
        });
        return new Promise<[number, string][]>((resolve, reject) => {
          worker.on('message', resolve);
          worker.on('error', reject);
        });
      }),
    );
    // They did race.
    expect(won.filter((own) => own.length > 0).length).toBeGreaterThan(1);
    const winners = won.flat().sort(([a], [b]) => a - b);
    expect(winners.map(([round]) => round)).toEqual([...Array(rounds).keys()]);
    for (const [round, id] of winners) {
      expect(JSON.parse(readFileSync(join(folder, `${round}.lock`), 'utf8')).id).toBe(id);
    }
    expect(readdirSync(folder)).toHaveLength(rounds);
  },
);
