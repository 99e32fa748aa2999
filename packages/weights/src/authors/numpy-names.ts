/** A NumPy array as its pickle builds it. */
export class PickledArray {
  shape: readonly number[] = [];
  dtype: PickledDtype | null = null;
  isFortran = false;
  /** Of an array of objects. */
  items: readonly unknown[] | null = null;
  /** Of any other. */
  content: Uint8Array | null = null;

  setState(state: unknown): void {
    const [, shape, dtype, isFortran, content] = Array.isArray(state) ? (state as unknown[]) : [];
    if (!isShape(shape) || !(dtype instanceof PickledDtype)) throw new Error('an array of no shape');
    this.shape = shape;
    this.dtype = dtype;
    this.isFortran = isFortran === true || isFortran === 1;
    if (Array.isArray(content)) this.items = content;
    else if (content instanceof Uint8Array) this.content = content;
  }
}

const isShape = (value: unknown): value is readonly number[] =>
  Array.isArray(value) &&
  value.length <= 64 &&
  value.every((axis) => Number.isSafeInteger(axis) && axis >= 0);

/** A dtype as its pickle builds it: `f8`, and `<`. */
export class PickledDtype {
  order = '|';
  constructor(readonly kind: string) {}

  setState(state: unknown): void {
    const order: unknown = Array.isArray(state) ? state[1] : undefined;
    if (typeof order !== 'string') throw new Error('a dtype of no byte order');
    this.order = order;
  }
}

/** What a name in a pickle of arrays stands for: a function of few arguments, which are whatever the file says. */
export type Known = (given: readonly unknown[], budget: { bytes: number }) => unknown;

const known: Readonly<Record<string, Known>> = {
  'numpy._reconstruct': () => new PickledArray(),
  'numpy.ndarray': () => new PickledArray(),
  'numpy.dtype': ([kind]) => new PickledDtype(textOf(kind)),
  // Bytes, in protocols before 3.
  '_codecs.encode': ([latin1], budget) => {
    const text = textOf(latin1);
    budget.bytes -= text.length;
    if (budget.bytes < 0) throw new Error('the same text many times');
    return latin1Of(text);
  },
  // CuPy makes its array of NumPy's.
  'cupy.array': ([array]) => array,
};

function latin1Of(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error('a dtype or bytes of no text');
  return value;
}

/** @throws Error that names anything else: none of a file's code runs. */
export function knownName(module: string, name: string): Known {
  const full = `${module.split('.', 1)[0]}.${name}`;
  if (!Object.hasOwn(known, full)) throw new Error(`${module}.${name}`);
  return known[full]!;
}
