import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { precise, unitsBetween } from '../../testdata/precise.js';
import { cos, exp, exponentOf, log, power, scaled, sin, twoTo } from './index.js';

const functions = { exp, log, sin, cos };

const view = new DataView(new ArrayBuffer(8));
const fromBits = (digits: string): number => {
  view.setBigUint64(0, BigInt(`0x${digits}`));
  return view.getFloat64(0);
};
/** Doubles in their order as whole numbers, one apart; both zeros are 0. */
const placeOf = (x: number): bigint => {
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fff_ffff_ffff_ffffn) : bits;
};

/** Lines of `math-values.txt`, which `math-values.py` writes. */
const values = readFileSync(new URL('../../testdata/math-values.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split(' '));

describe.each(['exp', 'log', 'sin', 'cos', 'power'])('%s', (name) => {
  test('is the correctly rounded value or the double beside it, at ordinary and hard arguments', () => {
    const mine = values.filter(([function_]) => function_ === name);
    expect(mine.length).toBeGreaterThan(500);
    const far = mine.filter(([, x, ...rest]) => {
      const found =
        name === 'power' ? power(fromBits(x!), Number(rest[0])) : functions[name as 'exp'](fromBits(x!));
      const distance = placeOf(found) - placeOf(fromBits(rest.at(-1)!));
      return !(distance >= -1n && distance <= 1n) || Number.isNaN(found);
    });
    expect(far).toEqual([]);
  });
});

describe('less than one unit in the last place from series of whole numbers', () => {
  const double = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  test.each([
    ['exp', fc.oneof(double(-200, 200), double(-1, 1))],
    ['log', fc.oneof(double(0.5, 2), double(1e-90, Number.MAX_VALUE))],
    ['sin', fc.oneof(double(-7, 7), double(-1048576, 1048576))],
    ['cos', fc.oneof(double(-7, 7), double(-1048576, 1048576))],
  ] as const)('%s', (name, arguments_) => {
    fc.assert(
      fc.property(arguments_, (x) => {
        // The series have 400 bits after the point.
        fc.pre(x === 0 || Math.abs(x) > 1e-90);
        expect(Math.abs(unitsBetween(functions[name](x), precise[name](x)))).toBeLessThan(1);
      }),
    );
  });
});

test.each([
  [
    'exp',
    exp,
    [
      [0, 1],
      [-0, 1],
      [1e-320, 1],
      [Infinity, Infinity],
      [-Infinity, 0],
      [NaN, NaN],
      [709.79, Infinity],
      [1e300, Infinity],
      [-745.14, 0],
      [-1e300, 0],
    ],
  ],
  [
    'log',
    log,
    [
      [1, 0],
      [0, -Infinity],
      [-0, -Infinity],
      [Infinity, Infinity],
      [-1, NaN],
      [-Infinity, NaN],
      [NaN, NaN],
    ],
  ],
  [
    'sin',
    sin,
    [
      [0, 0],
      [-0, -0],
      [5e-324, 5e-324],
      [-1e-300, -1e-300],
      [NaN, NaN],
    ],
  ],
  [
    'cos',
    cos,
    [
      [0, 1],
      [-0, 1],
      [5e-324, 1],
      [NaN, NaN],
    ],
  ],
  [
    'power(x, 3)',
    (x: number) => power(x, 3),
    [
      [0, 0],
      [-0, -0],
      [Infinity, Infinity],
      [-Infinity, -Infinity],
      [NaN, NaN],
      [-2, -8],
      [1e200, Infinity],
      [-1e200, -Infinity],
      [-1e-200, -0],
    ],
  ],
  [
    'power(x, −3)',
    (x: number) => power(x, -3),
    [
      [0, Infinity],
      [-0, -Infinity],
      [Infinity, 0],
      [-Infinity, -0],
      [NaN, NaN],
      [-2, -0.125],
      [1e-200, Infinity],
      [-1e200, -0],
    ],
  ],
  [
    'power(x, 2)',
    (x: number) => power(x, 2),
    [
      [-0, 0],
      [-Infinity, Infinity],
      [-1e-200, 0],
      [-3, 9],
    ],
  ],
  [
    'power(x, −2)',
    (x: number) => power(x, -2),
    [
      [-0, Infinity],
      [-Infinity, 0],
    ],
  ],
  [
    'power(x, 0)',
    (x: number) => power(x, 0),
    [
      [0, 1],
      [NaN, 1],
      [-Infinity, 1],
    ],
  ],
] as [string, (x: number) => number, [number, number][]][])(
  '%s at the ends of the numbers',
  (_, function_, pairs) => {
    for (const [x, value] of pairs) expect([x, function_(x)]).toEqual([x, value]);
  },
);

test('outside of what they are made for they throw', () => {
  for (const x of [1048577, -1e9, Infinity, -Infinity]) {
    expect(() => sin(x)).toThrow(RangeError);
    expect(() => cos(x)).toThrow(`cos: found ${x}, expected radians from −1048576 to 1048576`);
  }
  for (const n of [0.5, NaN, Infinity, 2 ** 40 + 1, -(2 ** 41)]) {
    expect(() => power(2, n)).toThrow(RangeError);
    expect(() => power(2, n)).toThrow(`power: found exponent ${n}, expected an integer`);
  }
  for (const x of [0, -0, NaN, Infinity]) expect(() => exponentOf(x)).toThrow(RangeError);
});

test('powers of whole numbers that doubles hold are exact, and squares are products', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40, max: 40 }), fc.nat(33), (x, n) => {
      const exact = BigInt(x) ** BigInt(n);
      expect(BigInt(power(x, n))).toBe(BigInt(Number(exact)));
    }),
  );
  fc.assert(
    fc.property(fc.double(), (x) => {
      // Below, the digits of a square are rounded twice.
      fc.pre(!(Math.abs(x) < 1.5e-154));
      expect(power(x, 2)).toEqual(x * x);
    }),
  );
  fc.assert(fc.property(fc.double(), (x) => void expect(power(x, 1)).toEqual(x)));
});

test('powers of two, and exponents, are exact down to the smallest number', () => {
  let exact = 1;
  for (let k = 0; k <= 1023; k++, exact *= 2) {
    expect(twoTo(k)).toBe(exact);
    expect(power(2, k)).toBe(exact);
    expect(exponentOf(-exact)).toBe(k);
  }
  exact = 1;
  for (let k = 0; k >= -1074; k--, exact /= 2) {
    expect(twoTo(k)).toBe(exact);
    expect(power(2, k)).toBe(exact);
    expect(exponentOf(exact)).toBe(k);
  }
  expect([twoTo(1024), twoTo(99999), twoTo(-1075), twoTo(-99999)]).toEqual([Infinity, Infinity, 0, 0]);
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      fc.pre(x !== 0);
      const exponent = exponentOf(x);
      expect(twoTo(exponent)).toBeLessThanOrEqual(Math.abs(x));
      expect(twoTo(exponent + 1)).toBeGreaterThan(Math.abs(x));
      const fraction = scaled(x, -exponent);
      expect(Math.abs(fraction)).toBeGreaterThanOrEqual(1);
      expect(scaled(fraction, exponent)).toBe(x);
    }),
  );
});

test('no steps backwards: exp and log rise where one argument follows another', () => {
  const above = (x: number): number => {
    view.setFloat64(0, x);
    view.setBigInt64(0, view.getBigInt64(0) + (x < 0 ? -1n : 1n));
    return view.getFloat64(0);
  };
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      fc.pre(x !== 0);
      expect(exp(above(x) + 1e-12 * Math.abs(x))).toBeGreaterThanOrEqual(exp(x));
      expect(log(above(Math.abs(x)) * (1 + 1e-12))).toBeGreaterThanOrEqual(log(Math.abs(x)));
    }),
  );
});

/** The bits of 100,000 values: equal on every engine and processor. A change needs a new number of the arithmetic. */
const golden = {
  exp: 'e07dafb437081000',
  log: '57d0bb3231814d68',
  sin: '1eeb39ed08eb9d27',
  cos: '035376b14cc92bc3',
  power: '06fb975280a5483a',
};

test.each(Object.entries(golden))('the same bits everywhere: %s', (name, hash) => {
  let state = 7;
  const draw = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const of: Record<string, () => number> = {
    exp: () => exp((draw() - 0.5) * 1500),
    log: () => log(scaled(1 + draw(), Math.floor(draw() * 2098) - 1074)),
    sin: () => sin((draw() - 0.5) * scaled(1, Math.floor(draw() * 22))),
    cos: () => cos((draw() - 0.5) * scaled(1, Math.floor(draw() * 22))),
    power: () => power(0.5 + draw(), Math.floor((draw() - 0.5) * 2000)),
  };
  const bytes = new DataView(new ArrayBuffer(800_000));
  for (let at = 0; at < bytes.byteLength; at += 8) bytes.setFloat64(at, of[name]!(), true);
  expect(createHash('sha256').update(bytes).digest('hex').slice(0, 16)).toBe(hash);
});
