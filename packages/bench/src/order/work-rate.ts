import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@s4nn/config';
import { type Progress, sweep } from '@s4nn/sweep';

/** In which order trials are committed. */
export type Mode = 'reproducible' | 'async';

/** What to sweep. */
export interface OrderOptions {
  readonly trials: number;
  readonly epochs: number;
  readonly threads: number;
  /** Changes to the config, by JSON Pointer. */
  readonly set?: Readonly<Record<string, unknown>>;
}

const config = fileURLToPath(new URL('../../../../configs/mnist-s4nn-search.json', import.meta.url));
const hidden = '/network/layers/0/size';

/**
 * How much a sweep over `configs/mnist-s4nn-search.json` trains per second, from the start of its first trial to the end of its last: weights
 * times epochs. Each trial draws its own random point, so that both orders have the same trials.
 */
export async function workRate(
  mode: Mode,
  pruner: string,
  seed: number,
  { trials, epochs, threads, set = {} }: OrderOptions,
): Promise<number> {
  const project = mkdtempSync(join(tmpdir(), 's4nn-order-'));
  const over = new AbortController();
  const sizes = new Map<number, number>();
  let began = 0;
  let ended = 0;
  let work = 0;
  const show = (progress: Progress): void => {
    if (progress.kind === 'trial') {
      if (sizes.size === 0) began = performance.now();
      sizes.set(progress.trial, Number(progress.parameters[hidden] ?? 0));
    } else if (progress.kind === 'epoch') work += sizes.get(progress.trial)!;
    else if (progress.kind === 'final') {
      ended = performance.now();
      over.abort();
    }
  };
  try {
    const read = await readConfig(config, {
      trials,
      seed,
      set: {
        '/search/use': '@s4nn/tpe/random',
        '/search/enqueue': [],
        '/training/epochs': epochs,
        '/pruner': pruner,
        '/parallel/mode': mode,
        ...set,
      },
    });
    await sweep(read, { project, threads, show, signal: over.signal });
    return work / ((ended - began) / 1000);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}
