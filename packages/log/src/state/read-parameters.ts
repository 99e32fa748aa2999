import { naturalValue } from '../format/distribution.js';
import type { LoggedTrial } from '../format/sweep-log.js';
import type { ParameterValues } from '../values.js';

/** A logged trial's parameters as people read them. */
export const readParameters = (parameters: LoggedTrial['parameters']): ParameterValues =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, { value, distribution }]) => [
      name,
      naturalValue(value, distribution),
    ]),
  );
