import type { Choice } from '@s4nn/core';
import type { Space } from '../config.js';
import { memberOf } from '../pointer.js';
import { expressionsIn, type Numeric, parseExpression } from './expression.js';
import { choiceRange } from './range.js';

/** A parameter of a space: its name as the log has it, hyperopt's name of its expression, and what it can be. */
export type SpaceParameter =
  | (Pick<Numeric, 'low' | 'high' | 'step' | 'log'> & {
      readonly name: string;
      readonly use: Numeric['name'];
    })
  | {
      readonly name: string;
      readonly use: 'choice';
      readonly choices: readonly Choice[];
    };

/** Every parameter that some trial of a space can have; those within the options of a choice come after it. */
export const parametersOf = (space: Space): SpaceParameter[] =>
  Object.entries(space).flatMap(([pointer, expression]) => parametersIn(expression, pointer));

function parametersIn(written: unknown, name: string): SpaceParameter[] {
  const expression = parseExpression(written);
  if (expression.kind === 'numeric') {
    const { name: use, low, high, step, log } = expression;
    return [{ name, use, low, high, step, log }];
  }
  const { choices } = choiceRange(expression.options);
  const inner = expression.options.flatMap((option, index) =>
    expressionsIn(option).flatMap(([pointer, nested]) =>
      parametersIn(nested, memberOf(memberOf(name, 'choice'), index) + pointer),
    ),
  );
  return [{ name, use: 'choice', choices }, ...inner];
}
