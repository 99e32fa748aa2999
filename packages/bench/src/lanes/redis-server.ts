import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { Redis } from 'ioredis';

/** A Redis server of our own. */
export interface RedisServer extends AsyncDisposable {
  readonly port: number;
  readonly redis: Redis;
  /** What it has used so far. */
  usage(): Promise<RedisUsage>;
}

/** What a server has used since it started. */
export interface RedisUsage {
  /** Seconds of processor time. */
  readonly cpu: number;
  /** The most bytes of memory that it held. */
  readonly peak: number;
  /** Commands, those within scripts included. */
  readonly commands: number;
  /** Bytes that it received and sent. */
  readonly bytes: number;
}

/** Whether there is a Redis server to start. */
export const hasRedis = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

/**
 * Starts a Redis server on a free port, which writes every change to its file as a server in use should.
 * @throws InputError where none is installed.
 */
export async function startRedis(): Promise<RedisServer> {
  if (!hasRedis()) {
    throw new InputError(
      'found no redis-server, expected one in the PATH: install Redis 6.2 or newer, on Debian by apt-get install redis-server',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 's4nn-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'yes'];
  const server = spawn('redis-server', [...args, '--bind', '127.0.0.1'], { stdio: 'ignore' });
  const redis = new Redis({ port, maxRetriesPerRequest: null, retryStrategy: () => 20 });
  redis.on('error', () => {});
  await redis.ping();
  return {
    port,
    redis,
    usage: async () => usageIn(await redis.info()),
    [Symbol.asyncDispose]: async () => {
      redis.disconnect();
      await end(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens to, above those that people choose. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { readonly port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

async function end(server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}

function usageIn(info: string): RedisUsage {
  const field = (name: string): number => Number(new RegExp(`^${name}:(.*)$`, 'm').exec(info)![1]);
  return {
    cpu: field('used_cpu_user') + field('used_cpu_sys'),
    peak: field('used_memory_peak'),
    commands: field('total_commands_processed'),
    bytes: field('total_net_input_bytes') + field('total_net_output_bytes'),
  };
}
