/** Loaded before the program: a clock that jumps by up to a year, forwards and backwards, each time somebody looks at it. */
const RealDate = Date;
let looks = process.pid;

function now(): number {
  looks = (Math.imul(looks, 1664525) + 1013904223) >>> 0;
  return RealDate.now() + (looks / 2 ** 32 - 0.5) * 2 * 365 * 86_400_000;
}

globalThis.Date = class extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(now());
    else super(...(given as [number]));
  }
  static override now = now;
} as DateConstructor;
