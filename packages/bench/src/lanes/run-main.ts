import { type Program, startProgram } from './program.js';

/** Which sweep a main process runs. */
export interface MainTask {
  /** The file of its config, and changes to it. */
  readonly config: string;
  readonly overrides: { readonly trials?: number; readonly set?: object; readonly lanes?: object | null };
  /** The folder of its log. */
  readonly project: string;
  readonly threads: number;
  /** Whether it ends with its trials, without the retraining. */
  readonly trialsOnly: boolean;
}

/** What a sweep took. */
export interface MainCost {
  readonly fingerprint: string;
  readonly segments: number;
  /** Seconds: until a training began; from then to the end of the last trial; from then to the end of the sweep. */
  readonly startUp: number;
  readonly trials: number;
  readonly rest: number;
  /** Seconds of the main process's own processor time, while the trials ran. */
  readonly cpu: number;
  /** The same of the whole process. */
  readonly cpuOfAll: number;
  /** From when as many trials had been asked for as there are lanes, to the last one: there was work for all. Milliseconds. */
  readonly window: readonly [from: number, to: number];
  /** How long its event loop was held up, in milliseconds: 99 of 100 times less. */
  readonly loopDelay: number;
  /** The most megabytes that it held. */
  readonly memory: number;
}

/** Starts a sweep in a process of its own. */
export const startMain = (task: MainTask): Program => startProgram('main-process.js', JSON.stringify(task));

/** Runs a sweep in a process of its own. */
export async function runMain(task: MainTask): Promise<MainCost> {
  await using program = startMain(task);
  return JSON.parse(await program.printed);
}
