import { applyEdits, type Config, type ConfigJson, compileSpace } from './config/index.js';
import { argsOf, decodeArgs } from './history.js';
import type { LoggedTrial } from './journal/index.js';

/** The config of a trial. */
export const configOf = (trial: LoggedTrial, config: Config): ConfigJson =>
  applyEdits(config, decodeArgs(compileSpace(config.json.search!.space), argsOf(trial)).edits);
