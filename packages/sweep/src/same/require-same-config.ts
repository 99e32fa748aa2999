import {
  asRecorded,
  type Config,
  type ConfigJson,
  completeRecorded,
  identity,
  namesakes,
} from '@s4nn/config';
import { InputError } from '@s4nn/core';
import { type SweepLog, studyAttributes } from '@s4nn/log';
import { describeDifference } from './difference.js';
import { extended } from './extension.js';

/** Whether a config continues a log as it is, or extends it. */
export type Continuation = 'same' | 'extends';

/**
 * Checks that a config is the one that a log was last written for, or extends it.
 * @param extend whether more trials, a wider space and other budgets are allowed.
 * @throws InputError with all differences.
 */
export function requireSameConfig(
  config: Config,
  file: string,
  { study }: SweepLog,
  extend = false,
): Continuation {
  const recorded = studyAttributes.config.in(study.attributes);
  if (!recorded?.training) {
    throw new InputError(
      `${file}: found no record of the config that it was written for, expected one: the log was edited. Start again with ` +
        '--fresh (deletes the earlier run), or keep both with --name.',
    );
  }
  const was = completeRecorded(config, recorded);
  const is = JSON.parse(identity(asRecorded(config, recorded).json)) as ConfigJson;
  const difference = describeDifference(was, is);
  if (difference.length === 0) return 'same';
  const beyond = describeDifference(extended(was, is), is);
  if (extend && beyond.length === 0) return 'extends';
  throw new InputError(
    [
      `${file} was written for another config:`,
      ...(extend ? beyond : difference).map((line) => `  ${line}`),
      ...(extend
        ? [
            '--extend allows more trials, wider ranges, further options at the end of a choice, and other budgets.',
          ]
        : []),
      ...(!extend && beyond.length === 0 ? ['Use --extend to continue it.'] : []),
      ...(beyond.length > 0 && describeDifference(extended(is, was), was).length === 0
        ? [
            'The sweep was extended since: write these values into the config, or give them on the command line, as by --trials.',
          ]
        : []),
      ...namesakes(config).map((other) => `${other} has the same name: perhaps that is the other config.`),
      'Start again with --fresh (deletes the earlier run), or keep both with --name.',
    ].join('\n'),
  );
}
