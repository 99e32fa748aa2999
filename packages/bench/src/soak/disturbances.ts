import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '@s4nn/core';
import type { Disk } from './disk.js';
import type { Run } from './run.js';

/** What happens to a running sweep. */
export interface Disturbance {
  readonly name: string;
  /** Whether it needs a disk of its own. */
  readonly needsDisk?: boolean;
  disturb(run: Run, disk: Disk | null): Promise<void>;
}

const signal = (name: NodeJS.Signals): Disturbance => ({
  name,
  disturb: async ({ child }) => {
    child.kill(name);
  },
});

/** Those that a soak draws from. */
export const disturbances: readonly Disturbance[] = [
  signal('SIGKILL'),
  signal('SIGKILL'),
  signal('SIGINT'),
  signal('SIGTERM'),
  signal('SIGHUP'),
  {
    name: 'SIGINT twice',
    disturb: async ({ child }) => {
      child.kill('SIGINT');
      await sleep(30);
      child.kill('SIGINT');
    },
  },
  {
    name: 'SIGSTOP and SIGCONT',
    disturb: async ({ child }) => {
      child.kill('SIGSTOP');
      await sleep(300);
      child.kill('SIGCONT');
    },
  },
  {
    name: 'a full disk',
    needsDisk: true,
    disturb: async ({ ended }, disk) => {
      disk!.fill();
      await Promise.race([ended, sleep(1500)]);
      disk!.free();
    },
  },
];

/** Damages what a killed sweep has left, as a power failure may: returns what it did, or null. */
export function damage(project: string, name: string, draw: Random): string | null {
  const kind = draw();
  if (kind < 0.2) {
    const log = join(project, 'sweeps', `${name}.journal.log`);
    if (!existsSync(log)) return null;
    const { length } = readFileSync(log);
    truncateSync(log, length - Math.floor(draw() * Math.min(length, 400)));
    return 'a torn log';
  }
  if (kind > 0.4) return null;
  const folder = join(project, 'sweeps', `${name}.checkpoints`);
  const files = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const file = files.filter((entry) => entry.isFile())[Math.floor(draw() * files.length)];
  if (!file) return null;
  const path = join(folder, file.name);
  const bytes = readFileSync(path);
  if (bytes.length === 0) return null;
  bytes[Math.floor(draw() * bytes.length)]! ^= 1 << Math.floor(draw() * 8);
  writeFileSync(path, bytes);
  return 'a damaged checkpoint';
}
