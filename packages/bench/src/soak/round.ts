import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, random } from '@s4nn/core';
import type { Engine } from '../engines.js';
import { damage, disturbances } from './disturbances.js';
import { drawConfig } from './draw-config.js';
import { faultOf } from './fault-of.js';
import { differenceOf, leftIn } from './left.js';
import { createProject, name } from './project.js';
import { type Run, start } from './run.js';

/** What happened in a round. */
export interface Round {
  /** How the sweep was started, and what disturbed it, in order. */
  readonly events: readonly string[];
  /** What is wrong; null if the disturbed sweep left the same as the undisturbed one. */
  readonly fault: string | null;
  /** Folder of a copy of the sweep that is wrong. */
  readonly kept: string | null;
}

/** An engine as rounds need it. */
type Runner = Pick<Engine, 'name' | 'command'>;

/** After this many disturbances a sweep is left alone. */
const mostDisturbances = 12;

/**
 * Runs a sweep undisturbed, and once more with random disturbances until it is over, and compares what they leave.
 * @param seed of the sweep and its disturbances; the moments depend on the machine, too.
 * @param json the sweep's config; by default a random one.
 */
export async function soakRound(
  seed: number,
  engines: readonly Runner[],
  json: object = drawConfig(random(seed, 'config')),
): Promise<Round> {
  const draw = random(seed, 'disturbances');
  const events: string[] = [];
  using calm = createProject(json, false);
  const began = performance.now();
  const undisturbed = await begin(draw, engines, calm.config, events).ended;
  const duration = performance.now() - began;
  const first = undisturbed.code === 0 ? null : faultOf(undisturbed);
  if (first) return { events, fault: `undisturbed: ${first}`, kept: calm.keep() };

  events.push('now disturbed');
  using project = createProject(json, true);
  let fault: string | null = null;
  for (let count = 0; ; count++) {
    const run = begin(draw, engines, project.config, events);
    const able = disturbances.filter(({ needsDisk }) => !needsDisk || project.disk);
    const disturbance = able[Math.floor(draw() * able.length)]!;
    const moment = draw() * 1.2 * duration;
    const isOver = count >= mostDisturbances || (await Promise.race([run.ended, sleep(moment)]));
    if (!isOver) {
      events.push(`${disturbance.name} after ${Math.round(moment)} ms`);
      await disturbance.disturb(run, project.disk);
    }
    const ended = await run.ended;
    fault = faultOf(ended);
    if (fault || ended.code === 0) break;
    const damaged = ended.signal === 'SIGKILL' ? damage(project.folder, name, draw) : null;
    if (damaged) events.push(damaged);
  }
  fault ??= differenceOf(leftIn(project.folder, name), leftIn(calm.folder, name));
  return { events, fault, kept: fault === null ? null : project.keep() };
}

/** Starts the sweep on an engine, with a number of threads and a clock that are drawn. */
function begin(draw: Random, engines: readonly Runner[], config: string, events: string[]): Run {
  const engine = engines[Math.floor(draw() * engines.length)]!;
  const threads = Math.floor(draw() * 5);
  const jumps = draw() < 0.3 && engine.name.startsWith('node');
  const [command, ...options] = engine.command;
  const preload = jumps ? ['--import', new URL('./clock.js', import.meta.url).href] : [];
  events.push(`${engine.name}, ${threads} threads${jumps ? ', a clock that jumps' : ''}`);
  return start([command, ...preload, ...options], ['sweep', config, '--threads', String(threads)]);
}
