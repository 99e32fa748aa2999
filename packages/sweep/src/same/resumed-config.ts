import { asRecorded, type Config } from '@s4nn/config';
import { fold, studyAttributes } from '@s4nn/log';
import { readJournal } from '@s4nn/log/file';

/**
 * Completes a config as its log recorded it, so that a sweep resumes with the defaults it started with; unchanged if there is
 * no log.
 * @throws InputError if the log cannot be read.
 */
export function resumedConfig(config: Config, journal: string): Config {
  const found = readJournal(journal);
  const recorded = found && studyAttributes.config.in(fold(found.records).study.attributes);
  return recorded ? asRecorded(config, recorded) : config;
}
