import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../packages/lanes-bullmq/test/redis-server.js';
import { type Started, startCommand } from '../process.js';

/** How a file starts Redis. */
export interface RedisCommand {
  /** A script for sh, which gives it settings on standard input, up to a line END. */
  readonly script: string;
  /** A script that succeeds once Redis is there. */
  readonly check: string;
  readonly env: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** The settings by which it listens at a port. */
  readonly listen?: (port: number) => string;
}

/** Redis as a file starts it, only with a port and a folder of its own. */
export class DeployedRedis implements AsyncDisposable {
  private constructor(
    readonly port: number,
    readonly process: Started,
  ) {}

  /** Starts it, and waits until the check of the file finds it. */
  static async start({
    script,
    check,
    env,
    folder = mkdtempSync(join(tmpdir(), 's4nn-redis-')),
    listen = (port) => `port ${port}`,
  }: RedisCommand): Promise<DeployedRedis> {
    const port = await freePort();
    // Of settings that are there twice, the last one counts.
    const own = script.replace(/^END$/m, `${listen(port)}\ndir ${folder}\nEND`);
    const started = startCommand(folder, ['sh', '-c', own], env);
    const server = new DeployedRedis(port, started);
    const probe = check.replace('redis-cli', `redis-cli -p ${port}`);
    while (spawnSync('sh', ['-c', probe], { cwd: folder, env: { ...process.env, ...env } }).status !== 0) {
      if (started.child.exitCode !== null) throw new Error(`Redis has ended:\n${started.output()}`);
      await wait(50);
    }
    return server;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.process.child.kill('SIGTERM');
    await this.process.ended;
  }
}
