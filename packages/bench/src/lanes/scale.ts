import { type Program, startProgram } from './program.js';
import { type RedisServer, type RedisUsage, startRedis } from './redis-server.js';
import { type MainCost, runMain } from './run-main.js';
import { type Simulated, simulatedProject } from './simulated-sweep.js';

/** A setting of the simulation. */
export interface ScaleSetting extends Simulated {
  readonly lanes: number;
  /** How many processes have them. */
  readonly processes: number;
}

/** What a simulated sweep took. */
export interface ScaleRow extends Omit<MainCost, 'window'> {
  readonly setting: ScaleSetting;
  /** Share of the lanes' time in which they did not sleep, while there was work for all. */
  readonly idle: number;
  /** Segments per second at that time. */
  readonly rate: number;
  /** What the server took meanwhile. */
  readonly redis: RedisUsage;
}

/** Runs a sweep on lanes that sleep: the real main process, the real queue and a real server, on one machine. */
export async function measureScale(setting: ScaleSetting): Promise<ScaleRow> {
  using project = simulatedProject(setting);
  const { processes, lanes } = setting;
  const task = { config: project.config, project: project.folder, threads: 0, trialsOnly: true };
  await using server = await startRedis();
  const url = `redis://127.0.0.1:${server.port}`;
  const before = (process: number): number => Math.floor((process * lanes) / processes);
  const programs = Array.from({ length: processes }, (_, k) =>
    startProgram('simulated-worker.js', url, String(before(k + 1) - before(k))),
  );
  try {
    await Promise.all(programs.map((program) => program.until(/waits for sweeps/)));
    const start = await server.usage();
    const cost = await runMain({ ...task, overrides: { lanes: { use: '@s4nn/lanes-bullmq', url } } });
    const redis = await since(server, start);
    return rowOf(setting, cost, await Promise.all(programs.map(ended)), redis);
  } finally {
    await Promise.all(programs.map((program) => program[Symbol.asyncDispose]()));
  }
}

/** When the lanes of a worker slept. */
async function ended({ child, printed }: Program): Promise<readonly number[]> {
  child.kill('SIGTERM');
  return JSON.parse(await printed);
}

async function since(server: RedisServer, before: RedisUsage): Promise<RedisUsage> {
  const { cpu, peak, commands, bytes } = await server.usage();
  return {
    cpu: cpu - before.cpu,
    peak,
    commands: commands - before.commands,
    bytes: bytes - before.bytes,
  };
}

function rowOf(
  setting: ScaleSetting,
  { window: [from, to], ...cost }: MainCost,
  sleeps: readonly (readonly number[])[],
  redis: RedisUsage,
): ScaleRow {
  let asleep = 0;
  for (const each of sleeps) {
    for (let k = 0; k < each.length; k += 2) {
      asleep += Math.max(0, Math.min(each[k + 1]!, to) - Math.max(each[k]!, from));
    }
  }
  return {
    setting,
    ...cost,
    idle: 1 - asleep / (setting.lanes * (to - from)),
    rate: cost.segments / cost.trials,
    redis,
  };
}
