import { isStochastic } from './expression.js';

/**
 * The expression that an object in the words of another library stands for, as text: `{ uniform: [0, 1] }` for
 * `{ min: 0, max: 1 }`; null for what may be plain data, such as any object with a name that none of them has.
 */
export function meantBy(node: object): string | null {
  const members = Object.entries(node).map(([name, value]) => [plain(name), value] as const);
  const kinds = members.flatMap(([name, value]) => (isKind(name, value) ? [plain(value as string)] : []));
  const rest = members.filter(([name, value]) => !isKind(name, value) && !isSide(name, value));
  const find = (name: string): unknown => members.find(([each]) => each === name)?.[1];
  const log = find('log') === true || kinds.some((kind) => kind.includes('log'));
  const step = [find('step'), find('q')].find((value) => typeof value === 'number');
  const numbers = (low: number, high: number, head = ''): string => {
    const q = step ?? ([head, ...kinds].some((kind) => kind.includes('int')) ? 1 : undefined);
    const word = `${q === undefined ? '' : 'q'}${log || head === 'log' ? 'log' : ''}uniform`;
    // The bounds of some libraries are logarithms.
    if (word.includes('log') && low <= 0) return `{ ${word}: [low, high${q === undefined ? '' : ', q'}] }`;
    return `{ ${word}: [${[low, high, ...(q === undefined ? [] : [q])].join(', ')}] }`;
  };
  if (rest.length === 2) {
    const pair = bounds.find((names) => names.every((name) => typeof find(name) === 'number'));
    const [low, high] = (pair ?? []).map(find) as [number?, number?];
    if (low !== undefined && high !== undefined && low < high) return numbers(low, high);
    const [mu, sigma] = [find('mu'), find('sigma')];
    if (kinds.length > 0 && typeof mu === 'number' && typeof sigma === 'number') {
      return `{ ${log ? 'lognormal' : 'normal'}: [${mu}, ${sigma}] }`;
    }
  }
  const [[head, value] = ['', null], ...others] = rest;
  if (others.length > 0 || !Array.isArray(value) || value.length === 0) return null;
  const list = '{ choice: […] }';
  if (lists.includes(head)) return list;
  const [low, high] = value;
  const ascend = value.length === 2 && typeof low === 'number' && typeof high === 'number' && low < high;
  if (ranges.includes(head)) return ascend ? numbers(low, high, head) : null;
  // These mean something only beside what says that they are drawn from.
  if (!contents.includes(head) || members.length === 1) return null;
  if (kinds.some((kind) => discrete.test(kind))) return list;
  return ascend ? numbers(low, high) : null;
}

/** Whether a value is an object for which {@link meantBy} has an expression. */
export const isForeign = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !isStochastic(value) && meantBy(value) !== null;

/** Whether a member says how to draw, beside one that says from what: `log: true`, `type: 'float'`, `default: 3`. */
export const isAside = (name: string, value: unknown): boolean =>
  isKind(plain(name), value) || isSide(plain(name), value);

/** A name without marks, cases and what other libraries write before it: `suggest_float` is `float`. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/^(suggest|hp|tune)(?=.)/, '');

/** The lowest and the highest number, in pairs. */
const bounds: readonly (readonly string[])[] = [
  ['low', 'high'],
  ['min', 'max'],
  ['lower', 'upper'],
  ['minimum', 'maximum'],
  ['minvalue', 'maxvalue'],
  ['minval', 'maxval'],
];

/** Names of lists to choose from. */
const lists = ['categorical', 'values', 'choices', 'gridsearch', 'enum', 'oneof', 'discrete', 'ordinal'];

/** Names of arrays of a lowest and a highest number. */
const ranges = ['float', 'double', 'real', 'int', 'integer', 'continuous', 'log'];

const contents = ['bounds', 'range', 'value', 'options', 'categories', 'args'];

const discrete = /^(categor|choice|enum|ordinal|discrete)/;

const kind =
  /^(q|inv)?(log)?(float|double|real|number|int|integer|continuous|range|linear|log|categor(y|ical)|choices?|enum|ordinal|discrete|uniform|normal|randint)(log)?(float|int|integer|uniform)?(values|domain)?$/;

const isKind = (name: string, value: unknown): boolean =>
  ['type', 'kind', 'name', 'distribution', 'prior', 'scale', 'sampling', 'dtype'].includes(name) &&
  typeof value === 'string' &&
  kind.test(plain(value));

const isSide = (name: string, value: unknown): boolean =>
  (['log', 'int', 'integer', 'ordered'].includes(name) && typeof value === 'boolean') ||
  (['step', 'q', 'base'].includes(name) && typeof value === 'number') ||
  (['default', 'defaultvalue', 'initial'].includes(name) && !Array.isArray(value));
