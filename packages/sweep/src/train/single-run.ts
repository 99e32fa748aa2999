import type { Config, ConfigJson } from '@s4nn/config';
import { relocate } from '../results/relocate.js';

/** A trial's config for its retraining, with as many epochs as the trial ran. */
export function retrained(json: ConfigJson, epochs: number): ConfigJson {
  // Patience needs validation samples, and here there are none.
  const { patience: _, ...training } = json.training;
  return { ...json, training: { ...training, epochs } };
}

/** The same training as a config without a search, on all training samples, to be written to the folder `to`. */
export async function asSingleRun(json: ConfigJson, config: Config, to: string): Promise<object> {
  const {
    search,
    objectives: _,
    pruner: __,
    parallel: ___,
    name: ____,
    $schema: _____,
    lanes: ______,
    ...rest
  } = json;
  return {
    ...rest,
    ...(await relocate(json, config, to)),
    training: { ...json.training, validation: search ? 0 : json.training.validation },
  };
}
