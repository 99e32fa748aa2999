import { type Attributes, studyAttributes } from './attributes.js';

/**
 * The number of the arithmetic that a sweep is computed with: that of the first versions is 1. Null if its log ends before its
 * config, so that nothing has been computed.
 */
export const arithmeticIn = (attributes: Attributes): number | null =>
  studyAttributes.arithmetic.in(attributes) ??
  (studyAttributes.config.in(attributes) === undefined ? null : 1);
