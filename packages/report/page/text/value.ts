import { isShare, numberText } from '@s4nn/core';

/** A parameter's value as people read it. */
export const parameterText = (value: number | string): string =>
  typeof value === 'number' ? numberText(value) : value;

/** How the ticks of an objective's axis are written: as its values are, without zeros at the end. */
export const tickTextOf = (metric: string): ((value: number) => string) =>
  isShare(metric) ? percentTick : numberText;

/** A share as a tick: 96 %, 96.5 %. */
export const percentTick = (share: number): string => `${Number((100 * share).toFixed(2))} %`;
