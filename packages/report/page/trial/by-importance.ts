import type { ParameterRange } from '@s4nn/log';
import type { View } from './view.js';

/** The parameters, those first that matter most, where that is told apart from chance; the others as they were. */
export function byImportance({ data: { importance, parameters } }: View): ParameterRange[] {
  const told = importance?.filter(({ isChance }) => !isChance) ?? [];
  const share = new Map(told.map((one) => [one.parameter, one.share]));
  return [...parameters].sort((a, b) => (share.get(b.name) ?? 0) - (share.get(a.name) ?? 0));
}
