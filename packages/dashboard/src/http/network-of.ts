import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { studyAttributes } from '@s4nn/log';
import { packedAnswers } from '@s4nn/report';
import { recordedTrialEdits } from '@s4nn/sweep';
import { type Address, trialIn } from './address.js';
import { Refusal } from './refusal.js';
import { type Answer, jsonAnswer } from './send.js';
import type { Sources } from './sources.js';
import { sweepOf } from './sweep-of.js';

interface Training {
  readonly validation: number;
  readonly seed: number;
}

/**
 * Answers what the network of a trial does on the validation samples, and on one of them in detail: `?sample=12`.
 * @throws Refusal if there are no weights of it, InputError if they do not fit.
 */
export async function networkOf(
  sources: Sources,
  name: string,
  id: string,
  { query }: Address,
): Promise<Answer> {
  const [{ folders }, content] = sweepOf(sources.followed, name);
  const log = content.report.state.log();
  const trial = log.trials[trialIn(id)];
  if (!trial) throw new Refusal(404, `sweep ${name} has no trial ${id}`);
  const sample = query.get('sample') ?? '0';
  if (!/^\d{1,9}$/.test(sample))
    throw new Refusal(400, 'expected ?sample=, followed by the place of a sample: 0, 1 and so on');
  const config = join(folders.results, 'config.json');
  const weights = join(folders.results, 'trials', `${trial.id}.npz`);
  const edits = recordedTrialEdits(log, trial);
  const recorded = studyAttributes.config.in(log.study.attributes)?.training as Training | undefined;
  if (!existsSync(weights) || !existsSync(config) || edits === null || !recorded) {
    throw new Refusal(404, `the weights of trial ${trial.id} were not kept`);
  }
  const { objectives } = await content.data();
  const job = {
    ...{ config, weights, sample: Number(sample) },
    // The last training held none back.
    set: { '/training/validation': recorded.validation, '/training/seed': recorded.seed, ...edits },
    ...{ metric: objectives[0].metric, value: trial.values?.[0] ?? null },
  };
  const version = [config, weights].map((file) => statSync(file).mtimeMs).join(' ');
  return jsonAnswer(packedAnswers(await sources.networks.run(job, version)));
}
