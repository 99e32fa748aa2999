import type { Overrides } from '@s4nn/config';
import { InputError } from '@s4nn/core/errors';

/** What commands take as stored weights. */
export const weightFiles =
  "one .npz, .safetensors or .npy of all layers (also the authors'), or one .npy for each layer in order";

/** What the options of a command put over its config. */
export const overridesOf = ({
  set,
  trials,
  seed,
  name,
}: { readonly [Name in keyof Overrides]?: Overrides[Name] | undefined }): Overrides => ({
  ...(set === undefined ? {} : { set }),
  ...(trials === undefined ? {} : { trials }),
  ...(seed === undefined ? {} : { seed }),
  ...(name === undefined ? {} : { name }),
});

/** Parses an integer option; `or` says what else it can be. */
export const integer =
  (option: string, minimum: number, or = '') =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < minimum) {
      throw new InputError(`${option}: found ${text}, expected ${or}an integer of at least ${minimum}`);
    }
    return value;
  };

/** Parses `--threads`. */
export const threads = (text: string): number | 'auto' =>
  text === 'auto' ? 'auto' : integer('--threads', 0, 'auto or ')(text);

/** Parses `POINTER=VALUE`, where the value is JSON or else a plain string. */
export function edit(text: string, earlier: Record<string, unknown> = {}): Record<string, unknown> {
  const equals = text.indexOf('=');
  if (!text.startsWith('/') || equals < 0) {
    throw new InputError(`--set: found ${text}, expected POINTER=VALUE such as /training/epochs=5`);
  }
  const value = text.slice(equals + 1);
  let parsed: unknown = value;
  try {
    parsed = JSON.parse(value);
  } catch {
    // A bare word is a string: shells eat the quotes of JSON.
  }
  return { ...earlier, [text.slice(0, equals)]: parsed };
}

/** Parses `--classes`. */
export function classList(text: string): number[] {
  const classes = integers(text);
  if (classes.some((value) => !(value >= 0))) {
    throw new InputError(`--classes: found ${text}, expected class numbers with commas, such as 4,1,0`);
  }
  return classes;
}

/** Integers between commas; NaN for what is none. */
export const integers = (text: string): number[] =>
  text.split(',').map((part) => {
    const value = part.trim() === '' ? Number.NaN : Number(part);
    return Number.isInteger(value) ? value : Number.NaN;
  });
