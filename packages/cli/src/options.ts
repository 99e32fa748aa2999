import type { Overrides } from '@s4nn/config';
import { InputError } from '@s4nn/core/errors';
import { parseJsonText } from '@s4nn/core/json';

/** The files that commands accept as stored weights. */
export const weightFiles =
  "one file with all layers (.npz, .safetensors or the authors' .npy), or one .npy per layer in order";

/** The overrides of a config that a command's options ask for. */
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

/** Parses an integer option; `or` names what else is allowed. */
export const integer =
  (option: string, minimum: number, or = '', maximum = Number.POSITIVE_INFINITY) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^[+-]?\d+$/.test(text.trim()) || value < minimum || value > maximum) {
      const range =
        maximum < Number.POSITIVE_INFINITY ? `from ${minimum} to ${maximum}` : `of at least ${minimum}`;
      throw new InputError(`${option}: found ${text}, expected ${or}an integer ${range}`);
    }
    if (!Number.isSafeInteger(value)) {
      throw new InputError(
        `${option}: found ${text}, expected ${or}an integer of at most ${Number.MAX_SAFE_INTEGER}`,
      );
    }
    return value;
  };

/** As `mostThreads` of @s4nn/config, which takes longer to load than most commands take to refuse. */
export const mostThreads = 1024;

/** Parses `--threads`. */
export const threads = (text: string): number | 'auto' =>
  text === 'auto' ? 'auto' : integer('--threads', 0, 'auto or ', mostThreads)(text);

/** Parses `POINTER=VALUE`; a value that is not JSON is a plain string. */
export function edit(text: string, earlier: Record<string, unknown> = {}): Record<string, unknown> {
  const equals = text.indexOf('=');
  if (!text.startsWith('/') || equals < 0) {
    throw new InputError(`--set: found ${text}, expected POINTER=VALUE such as /training/epochs=5`);
  }
  const value = text.slice(equals + 1);
  return { ...earlier, [text.slice(0, equals)]: jsonOrText(value, `--set ${text.slice(0, equals)}`) };
}

function jsonOrText(text: string, place: string): unknown {
  try {
    return parseJsonText(text, place);
  } catch (error) {
    // A bare word is a string: shells eat the quotes of JSON.
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** Parses `--classes`. */
export function classList(text: string): number[] {
  const classes = integers(text);
  if (classes.some((value) => !(value >= 0))) {
    throw new InputError(
      `--classes: found ${text}, expected class numbers separated by commas, such as 4,1,0`,
    );
  }
  return classes;
}

/** Integers separated by commas; NaN for anything else. */
export const integers = (text: string): number[] =>
  text.split(',').map((part) => {
    const value = part.trim() === '' ? Number.NaN : Number(part);
    return Number.isInteger(value) ? value : Number.NaN;
  });
