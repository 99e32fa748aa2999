import { isShare, numberText } from '@s4nn/core';

/** A parameter's value as people read it. */
export const parameterText = (value: number | string): string =>
  typeof value === 'number' ? numberText(value) : value;

/** How the ticks of an objective's axis are written: in as many digits as tell them apart, which for round numbers are few. */
export const tickTextOf = (metric: string): ((value: number) => string) =>
  isShare(metric) ? percentTick : (value) => String(Number(value.toPrecision(12)));

/** A share as a tick: 96 %, 96.5 %, 98.255 %. */
export const percentTick = (share: number): string => `${Number((100 * share).toFixed(6))} %`;
