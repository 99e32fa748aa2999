import { type Config, locate } from '@s4nn/config';
import { InputError, isInputError, type Kind } from '@s4nn/core';

/** A mistake of a plugin, with its name and its place in the config. */
export const mistakeOf = ({ source, plugins }: Config, kind: Kind, message: string): InputError =>
  new InputError(`${locate(source, `/${kind}`)} /${kind}: ${plugins[kind]!.use}: ${message}`);

/** Puts a plugin's name and its place in the config before the messages of its mistakes. */
export function blaming<Result>(config: Config, kind: Kind, action: () => Result): Result {
  const blame = (error: unknown): never => {
    throw isInputError(error) ? mistakeOf(config, kind, error.message) : error;
  };
  try {
    const result = action();
    return result instanceof Promise ? (result.catch(blame) as Result) : result;
  } catch (error) {
    return blame(error);
  }
}
