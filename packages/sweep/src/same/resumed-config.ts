import { asRecorded, type Config } from '@s4nn/config';
import { fold, ofStudy } from '@s4nn/log';
import { readJournal } from '@s4nn/log/file';

/**
 * A config as the log of its sweep continues it; as it is where there is no log.
 * @throws InputError when the log cannot be read.
 */
export function resumedConfig(config: Config, journal: string): Config {
  const found = readJournal(journal);
  const recorded = found && ofStudy.config.in(fold(found.records).study.attributes);
  return recorded ? asRecorded(config, recorded) : config;
}
