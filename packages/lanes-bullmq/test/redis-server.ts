import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** Why tests cannot run a Redis server; null if they can. */
export const noRedis: string | null = spawnSync('redis-server', ['--version']).error
  ? 'redis-server is not installed'
  : null;

/** What tests say that skip for want of a server. */
export const redisNote = noRedis === null ? '' : ` (skipped: ${noRedis})`;

/** A real Redis server of a test, with its own port and folder; it keeps an append-only file, as the documentation asks. */
export class RedisServer implements AsyncDisposable {
  #child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    readonly folder: string,
    private readonly more: readonly string[],
  ) {}

  /** Starts a server. @param more further settings, such as `--requirepass`. */
  static async start(...more: string[]): Promise<RedisServer> {
    const folder = mkdtempSync(join(tmpdir(), 's4nn-redis-'));
    const server = new RedisServer(await freePort(), folder, more);
    await server.start();
    return server;
  }

  /** Its address, without a password. */
  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it, again if it was killed: with what it has on the disk. */
  async start(): Promise<void> {
    const settings = ['--port', String(this.port), '--dir', this.folder, '--save', ''];
    const durable = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'];
    this.#child = spawn('redis-server', [...settings, ...durable, ...this.more], { stdio: 'ignore' });
    for (;;) {
      const probe = new Redis(this.port, { lazyConnect: true, retryStrategy: () => null });
      probe.on('error', () => {});
      const answer = await probe.ping().catch((error: Error) => error.message);
      probe.disconnect();
      if (answer === 'PONG' || /NOAUTH/.test(answer)) return;
      await wait(20);
    }
  }

  /** Kills it as a crash does. */
  async kill(): Promise<void> {
    this.#child!.kill('SIGKILL');
    await once(this.#child!, 'exit');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child?.exitCode === null && this.#child.signalCode === null) await this.kill();
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
