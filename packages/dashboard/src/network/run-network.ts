import { readConfig } from '@s4nn/config';
import { counted, metrics, percent } from '@s4nn/core';
import { type ShownValidation, showValidation } from '@s4nn/measure';
import type { TrialAnswers } from '@s4nn/report';

/** A stored network to look at, as plain JSON. */
export interface NetworkJob {
  /** The path of the config among the results of the sweep. */
  readonly config: string;
  /** What the trial changes in it, by JSON Pointer. */
  readonly set: Readonly<Record<string, unknown>>;
  /** The path of the weights. */
  readonly weights: string;
  /** The place of a validation sample. */
  readonly sample: number;
  /** The first objective, and its value in the log. */
  readonly metric: string;
  readonly value: number | null;
}

/**
 * Runs a trial's network on its validation samples.
 * @throws InputError if config, data and weights do not fit together, or there is no such sample.
 */
export async function runNetwork({
  config,
  set,
  weights,
  sample,
  ...logged
}: NetworkJob): Promise<TrialAnswers> {
  const shown = await showValidation(await readConfig(config, { set }), [weights], { sample });
  const { names, network, evaluation, confusion, shown: one } = shown;
  const last = one.times.length - 1;
  return {
    said: accuracyText(shown, logged),
    samples: evaluation.samples,
    confusion: { classes: names, counts: confusion.map((row) => [...row]) },
    show: {
      place: sample,
      caption: captionOf(shown, sample),
      duration: network.duration,
      decision: one.step,
      image: one.image && { ...one.image, values: Array.from(one.image.values) },
      layers: one.times.map((times, k) => ({
        name: k === 0 ? 'input' : k === last ? 'outputs' : last === 2 ? 'hidden' : `hidden ${k}`,
        size: times.length,
        names: k === last ? names : null,
        times: Array.from(times),
      })),
    },
  };
}

function captionOf({ names, evaluation, shown }: ShownValidation, sample: number): string {
  const { truth, decided, step } = shown;
  const when =
    step === null ? 'no output fired, so the largest potential at the end decided' : `at step ${step}`;
  return (
    `Validation sample ${sample} of ${evaluation.samples}, which is training sample ${shown.sample}: true class ${names[truth]}, ` +
    `decided ${names[decided]}, which is ${truth === decided ? 'right' : 'wrong'}; ${when}.`
  );
}

/** What share was right, and whether that is what the log has. */
function accuracyText(
  { evaluation }: ShownValidation,
  { metric, value }: Pick<NetworkJob, 'metric' | 'value'>,
): string {
  const { accuracy, samples } = evaluation;
  const said = `Of ${counted(samples, 'validation sample')}, ${percent(accuracy.potential)} are decided rightly by the potential rule.`;
  const of = metrics[metric as keyof typeof metrics];
  // The number of weights is not known here, and not in question.
  if (!of || metric === 'network.weights' || value === null) return said;
  const found = of(evaluation, 0);
  if (Object.is(found, value) || Math.abs(found - value) < 1e-12) return `${said} The log says the same.`;
  return `${said} The log has ${metric} ${value} and not ${found}: weights, samples or config have changed since.`;
}
