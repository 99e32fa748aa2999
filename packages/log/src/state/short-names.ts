/**
 * A short name for each parameter of a sweep, for little space: `/network/layers/0/learningRate` is "hidden learning rate".
 * Names that would be the same stay as they are, so that all differ. Names that are no pointers, such as those of another
 * program, stay as they are as well.
 * @param names the parameters' names in the log.
 * @param layers how many layers the network has, hidden ones and the output; null where that is not known.
 */
export function shortNames(names: readonly string[], layers: number | null): ReadonlyMap<string, string> {
  const short = new Map(names.map((name) => [name, shortName(name, layers)]));
  const uses = new Map<string, number>();
  for (const name of short.values()) uses.set(name, (uses.get(name) ?? 0) + 1);
  return new Map([...short].map(([name, given]) => [name, uses.get(given) === 1 ? given : name]));
}

function shortName(name: string, layers: number | null): string {
  if (!name.startsWith('/')) return name;
  const options: string[] = [];
  const place = name.replaceAll(/\/choice\/(\d+)(?=\/)/g, (_, option: string) => {
    options.push(option);
    return '';
  });
  const layer = /^\/network\/layers\/(\d+)\/(.+)$/.exec(place);
  const words = layer
    ? [layerName(Number(layer[1]), layers), ...wordsOf(layer[2]!)]
    : wordsOf(place.replace(/^\/(?:network|training)\/(?=.)/, ''));
  // A space may hold the same member in several options of a choice. They are counted as in the config, from 0.
  const within = options.length === 0 ? '' : ` (option ${options.join(', ')})`;
  const short = `${words.join(' ')}${within}`;
  return short === '' || short.startsWith('/') ? name : short;
}

/** Layers whose number is not known are counted as in the config, from 0. */
function layerName(index: number, layers: number | null): string {
  if (layers === null || index >= layers) return `layer ${index}`;
  if (index === layers - 1) return 'output';
  return layers === 2 ? 'hidden' : `hidden ${index + 1}`;
}

/** The members of a pointer in words: `learningRate` is "learning rate". */
const wordsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .filter((member) => member !== '')
    .map((member) => member.replaceAll(/(?<=[a-z])[A-Z](?=[a-z])/g, (letter) => ` ${letter.toLowerCase()}`));
