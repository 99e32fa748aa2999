/** A mixture of normal distributions along the (logarithmic) number line, in order of their centres. */
export interface Mixture {
  /** [components] that sum to 1. */
  readonly weights: readonly number[];
  readonly centres: readonly number[];
  readonly widths: readonly number[];
}

const remembered = 25;

/** [observations] weights from the oldest to the newest: 1 for the last 25, less for older ones. */
export function forgettingWeights(count: number): number[] {
  const ramp = Math.max(0, count - remembered);
  return Array.from({ length: count }, (_, index) => {
    if (index >= ramp) return 1;
    return ramp === 1 ? 1 / count : 1 / count + ((1 - 1 / count) * index) / (ramp - 1);
  });
}

/**
 * hyperopt's `adaptive_parzen_normal`: a component for each observation, as wide as the larger gap to its neighbours, and
 * the prior among them with weight 1.
 * @param observations in order of their trials.
 */
export function mixtureOf(observations: readonly number[], priorCentre: number, priorWidth: number): Mixture {
  const count = observations.length;
  const forgetting = forgettingWeights(count);
  const components = observations
    .map((centre, index) => ({ centre, weight: forgetting[index]!, width: 0 }))
    .sort((a, b) => a.centre - b.centre);
  const before = components.findIndex(({ centre }) => centre >= priorCentre);
  const prior = { centre: priorCentre, weight: 1, width: priorWidth };
  components.splice(before < 0 ? count : before, 0, prior);
  const narrowest = priorWidth / Math.min(100, count + 2);
  components.forEach((component, index) => {
    if (component === prior) return;
    const left = index > 0 ? component.centre - components[index - 1]!.centre : 0;
    const right = index < count ? components[index + 1]!.centre - component.centre : 0;
    // A single observation has half the prior's width, however far from it.
    const width = count === 1 ? priorWidth / 2 : Math.max(left, right);
    component.width = Math.min(priorWidth, Math.max(narrowest, width));
  });
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  return {
    weights: components.map(({ weight }) => weight / total),
    centres: components.map(({ centre }) => centre),
    widths: components.map(({ width }) => width),
  };
}
