import type { Word } from './expression.js';

declare const drawn: unique symbol;

/** An expression of hyperopt-js, with the type of what is drawn from it. */
export interface Drawn<Value> {
  readonly name: Word;
  readonly [drawn]: Value;
}

/** What is drawn from a space: its type with values in place of expressions; unknown where an expression has no type. */
export type ParametersOf<Space> = 0 extends 1 & Space
  ? unknown
  : Space extends Drawn<infer Value>
    ? Value
    : Space extends object
      ? [keyof Space] extends [never]
        ? Space
        : [keyof Space] extends [Word]
          ? OfWord<Space>
          : Each<Space>
      : Space;

type Each<Space> = { [Name in keyof Space]: ParametersOf<Space[Name]> };

/** Of an object that only has a word, which is an expression unless its value is none. */
type OfWord<Space> = Space extends { readonly choice: readonly (infer Option)[] }
  ? ParametersOf<Option>
  : Space[keyof Space] extends number | readonly number[]
    ? number
    : Each<Space>;
