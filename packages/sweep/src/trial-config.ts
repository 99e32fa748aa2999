import { applyEdits } from './config/apply.js';
import type { Config, ConfigJson } from './config/config.js';
import { compileSpace } from './config/space.js';
import { argsOf, decodeArgs } from './history.js';
import type { LoggedTrial } from './journal/fold.js';

/** The config of a trial. */
export const configOf = (trial: LoggedTrial, config: Config): ConfigJson =>
  applyEdits(config, decodeArgs(compileSpace(config.json.search!.space), argsOf(trial)).edits);
