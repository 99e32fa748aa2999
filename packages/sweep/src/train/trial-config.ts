import { applyEdits, type Config, type ConfigJson, compileSpace } from '@s4nn/config';
import type { LoggedTrial } from '@s4nn/log';
import { argsOf, decodeArgs } from '../study/history.js';

/** The config of a logged trial. */
export const configOf = (trial: LoggedTrial, config: Config): ConfigJson =>
  applyEdits(config, decodeArgs(compileSpace(config.json.search!.space), argsOf(trial)).edits);
