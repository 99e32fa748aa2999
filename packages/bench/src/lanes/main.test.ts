import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Purpose } from './purpose.js';
import { hasRedis } from './redis-server.js';
import type { ScaleRow } from './scale.js';
import type { SweepTraffic } from './traffic.js';

const main = fileURLToPath(new URL('../../dist/lanes/main.js', import.meta.url));
const run = (args: readonly string[], env: NodeJS.ProcessEnv = process.env) =>
  spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env });

test('--help has examples', () => {
  const { status, stdout } = run(['--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('Examples:\n  pnpm bench:lanes ');
});

test('without a Redis server it says how to get one', () => {
  const { status, stderr } = run(['--quick'], { PATH: '' });
  expect(status).toBe(2);
  expect(stderr).toContain(
    'error: found no redis-server, expected one in the PATH: install Redis 6.2 or newer',
  );
});

const note = hasRedis() ? '' : ' (skipped: redis-server is not installed)';

describe.skipIf(!hasRedis())(`a queue of four lanes and one of sixteen${note}`, () => {
  let four: SweepTraffic;
  let sixteen: SweepTraffic;
  let scale: ScaleRow;
  beforeAll(() => {
    const { status, stdout, stderr } = run(['--quick', '--json']);
    expect(status, stderr).toBe(0);
    const found = JSON.parse(stdout);
    [four, sixteen] = found.traffic;
    [scale] = found.scale;
  });

  test('send a segment, find it, remove it, and note who has begun it, with as many commands each', () => {
    for (const { segments, by } of [four, sixteen]) {
      expect(segments).toBeGreaterThan(12);
      expect(by.job!.main.commands).toBe(3 * segments);
      expect(by.order!.main.commands).toBe(2 * segments);
      expect(by.order!.worker.commands).toBe(6 * segments);
    }
  });

  test('send a state once to the server and once from there, and none to the worker that has left it there', () => {
    // Of 16-10-2: weights and two moments each, float32, after a line of JSON.
    const state = 3 * 4 * (16 * 10 + 10 * 2);
    for (const { segments, by } of [four, sixteen]) {
      const { main, worker } = by.state!;
      for (const bytes of [main.received, worker.sent]) {
        expect(bytes / segments).toBeGreaterThan(state);
        expect(bytes / segments).toBeLessThan(state + 800);
      }
      expect(main.sent / segments).toBeLessThan(600);
    }
  });

  test('need no more for a segment than the other', () => {
    const perSegment = ({ segments, by }: SweepTraffic, what: 'commands' | 'sent' | 'received'): number => {
      const kinds = (Object.keys(by) as Purpose[]).filter(
        (kind) => kind !== 'clock' && kind !== 'connection',
      );
      return kinds.reduce((sum, kind) => sum + by[kind]!.main[what] + by[kind]!.worker[what], 0) / segments;
    };
    for (const what of ['commands', 'sent', 'received'] as const) {
      expect(perSegment(sixteen, what), what).toBeLessThan(1.1 * perSegment(four, what));
    }
  });

  test('take about the time of the main process that short sweeps take', () => {
    // 19 to 32 ms, more than a long sweep: much of the code runs for the first time.
    for (const { cpu, segments } of [four, sixteen, scale]) expect(cpu / segments).toBeLessThan(3 * 0.032);
    expect(scale.redis.cpu / scale.segments).toBeLessThan(3 * 0.004);
  });
});
