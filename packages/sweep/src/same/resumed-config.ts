import { asRecorded, type Config } from '@s4nn/config';
import { fold, studyAttributes } from '@s4nn/log';
import { readJournal } from '@s4nn/log/file';
import { requireSameArithmetic } from './require-same-arithmetic.js';

/**
 * Completes a config as its log recorded it, so that a sweep resumes with the defaults it started with; unchanged if there is
 * no log.
 * @throws InputError if the log cannot be read, or has another arithmetic.
 */
export function resumedConfig(config: Config, journal: string): Config {
  const found = readJournal(journal);
  if (!found) return config;
  const log = fold(found.records);
  requireSameArithmetic(journal, log);
  const recorded = studyAttributes.config.in(log.study.attributes);
  return recorded ? asRecorded(config, recorded) : config;
}
