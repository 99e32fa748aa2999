import type { Network } from '../network/network.js';
import type { SampleAnswer } from '../reference/answer-to.js';
import { counted, numberText } from '../search/value-text.js';

/**
 * Why a network answers a sample as it does, in sentences: which output fired first and by how much earlier, what broke a tie, or what
 * was read where none fired.
 * @param names class of each output.
 */
export function whatDecided(network: Network, names: readonly string[], answer: SampleAnswer): string {
  const { times, potentials, decided, read, step } = answer;
  const outputs = times[network.layers.length]!;
  const name = (output: number): string => `output ${names[output]!}`;
  if (step === null) {
    const { threshold } = network.layers[network.layers.length - 1]!;
    const value = numberText(potentials[decided]!);
    return `No output fired. At step ${read}, ${name(decided)} has the largest potential, ${value} (threshold ${numberText(threshold)}), so it decides.`;
  }
  const all = Array.from(outputs, (time, output) => ({ time, output }));
  const tied = all.filter(({ time }) => time === step).map(({ output }) => output);
  if (tied.length > 1) {
    const largest = potentials[decided]!;
    const rivals = tied.filter((output) => output !== decided).map((output) => potentials[output]!);
    const next = rivals.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    const tie = `${capital(listed(tied.map(name)))} fired first, ${tied.length === 2 ? 'both' : 'all'} at step ${step}.`;
    if (next < largest) {
      return `${tie} Of them, ${name(decided)} has the largest potential, ${apart(largest, next)}, so it decides.`;
    }
    const equal = tied.filter((output) => potentials[output] === largest);
    return `${tie} The largest potential, ${numberText(largest)}, is that of ${listed(equal.map(name))}; the first of them in order decides.`;
  }
  const later = all.reduce(
    (least, { time, output }) => (output === decided ? least : Math.min(least, time)),
    network.duration,
  );
  const first = `${capital(name(decided))} fired first, at step ${step}`;
  if (later >= network.duration) return `${first}, and no other output fired.`;
  const followers = all.filter(({ time }) => time === later).map(({ output }) => name(output));
  return `${first}, ${counted(later - step, 'step')} before ${listed(followers)}.`;
}

/** a; a and b; a, b and c. */
const listed = (names: readonly string[]): string =>
  names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const capital = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}`;

/** Two different numbers with as many digits as tell them apart, four at least. */
function apart(larger: number, smaller: number): string {
  for (let digits = 4; ; digits++) {
    const texts = [larger, smaller].map((value) => String(Number(value.toPrecision(digits))));
    if (texts[0] !== texts[1] || digits === 17) return texts.join(' against ');
  }
}
