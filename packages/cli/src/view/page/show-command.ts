import { editText } from '../edit-text.js';

/** What a command about stored weights was told. */
export interface WeightArguments {
  readonly weights: readonly string[];
  readonly classes?: readonly number[];
  readonly set?: Readonly<Record<string, unknown>>;
}

/** The command that shows a test sample of the same network, but for the index of the sample, which comes last. */
export function showCommandText(config: string, { weights, classes, set = {} }: WeightArguments): string {
  const edits = Object.entries(set).flatMap(([pointer, value]) => ['--set', editText(pointer, value)]);
  const words = [
    ...['s4nn', 'show', config, '--weights', ...weights],
    ...(classes ? ['--classes', classes.join(',')] : []),
    ...edits,
  ];
  return `${words.map(quoted).join(' ')} --sample `;
}

/** A word as a shell takes it. */
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
