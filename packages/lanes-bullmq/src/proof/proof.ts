import type { Config } from '@s4nn/config';
import { arithmetic } from '@s4nn/core';
import type { Host } from '@s4nn/lanes';
import { type Code, codeOf } from './code.js';
import { probe } from './probe.js';

/** What decides the bits of results, beside the config: two processes with equal proofs train the same networks. */
export interface Proof {
  /** The number of core's arithmetic. */
  readonly arithmetic: number;
  /** The packages that train. */
  readonly code: readonly Code[];
  /** Digests of the samples. */
  readonly samples: { readonly train: string; readonly test: string };
  /** A digest of what a few samples teach the config's own network; null if they teach it nothing but an error. */
  readonly probe: string | null;
}

/** Proves what this process has for a config. */
export const proofOf = async (config: Config, host: Host): Promise<Proof> => ({
  arithmetic,
  code: codeOf(config),
  samples: host.description.digest,
  probe: await probe(config, host),
});

/** What of a proof differs from the one that is wanted, one line each. */
export function differencesOf(found: Proof, wanted: Proof): string[] {
  const differences: string[] = [];
  if (found.arithmetic !== wanted.arithmetic) {
    differences.push(`its arithmetic is number ${found.arithmetic}, the main process's ${wanted.arithmetic}`);
  }
  for (const { name, version, digest } of wanted.code) {
    const own = found.code.find((each) => each.name === name);
    if (own?.digest === digest) continue;
    // A build leaves files of an older one in dist.
    const versions =
      own?.version === version
        ? `both ${version}; if they are the same commit, remove its dist and build again`
        : `${own?.version} against ${version}`;
    differences.push(
      own
        ? `its ${name} differs from the main process's (${versions})`
        : `it has no ${name}, which the main process uses`,
    );
  }
  for (const { name } of found.code) {
    if (!wanted.code.some((each) => each.name === name)) {
      differences.push(`it uses ${name}, which the main process does not`);
    }
  }
  const { train, test } = wanted.samples;
  if (found.samples.train !== train || found.samples.test !== test) {
    differences.push("its samples differ from the main process's");
  }
  // What differs already explains it.
  if (
    differences.length === 0 &&
    found.probe !== wanted.probe &&
    found.probe !== null &&
    wanted.probe !== null
  )
    differences.push(
      "it calculates differently: a short training gives other weights than the main process's",
    );
  return differences;
}
