import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Expands assembly/templates/ into assembly/generated/, for tiles of 1 to `float32` vectors of four neurons and of 1 to
 * `int16` vectors of eight. WebAssembly has no arrays of vectors, so each vector needs a local variable of its own; a
 * template writes that variable once:
 * - A line with `$v` stands for one line per vector of the tile, with 0, 1, … in place of `$v`; `$VECTORS` is the number
 *   of vectors. `fire.ts` becomes `fire-1.ts` … `fire-7.ts`.
 * - `$LANES(c)` stands for the lanes that are set in the masks c0, c1, …, one bit each; `$ADD` and `$ABOVE` stand for the
 *   instructions that add and compare potentials. A template with `$ADD` is also expanded for int16: `fire16-1.ts` ….
 * - In `tiles.ts` a line with `$VECTORS` (`$SHORTS`) stands for one line per width of float32 (int16) tiles: it calls the
 *   kernel for that width.
 */
export function expandTemplates({ float32, int16 }) {
  rmSync('assembly/generated', { recursive: true, force: true });
  mkdirSync('assembly/generated');
  for (const file of readdirSync('assembly/templates')) {
    const name = file.replace('.ts', '');
    const text = readFileSync(`assembly/templates/${file}`, 'utf8');
    const template = `// Written by scripts/expand.js from templates/${file}.\n${text}`;
    if (name === 'tiles') {
      write(name, repeat(repeat(template, '$VECTORS', numbers(1, float32)), '$SHORTS', numbers(1, int16)));
      continue;
    }
    for (const vectors of numbers(1, float32)) {
      write(`${name}-${vectors}`, fill(template, vectors, 'f32x4.add', 'f32x4.gt', narrow));
    }
    if (!template.includes('$ADD')) continue;
    for (const vectors of numbers(1, int16)) {
      const asTheyAre = (masks) => masks;
      write(`${name}16-${vectors}`, fill(template, vectors, 'i16x8.add_sat_s', 'i16x8.gt_s', asTheyAre));
    }
  }
}

const fill = (template, vectors, add, above, shorts) =>
  repeat(template, '$v', numbers(0, vectors - 1))
    .replaceAll('$VECTORS', vectors)
    .replaceAll('$ADD', add)
    .replaceAll('$ABOVE', above)
    .replace(/\$LANES\((\w)\)/g, (_, name) =>
      lanesOf(shorts(numbers(0, vectors - 1).map((v) => `${name}${v}`))),
    );

const zero = 'i32x4.splat(0)';

/** Expressions for the same lanes as vectors of 16-bit masks. */
const narrow = (masks) => pairs(masks).map(([low, high = zero]) => `i16x8.narrow_i32x4_s(${low}, ${high})`);

/** An expression for the lanes that are set in vectors of 16-bit −1 and 0, one bit each: two vectors narrow to 16 bytes. */
const lanesOf = (masks) =>
  pairs(masks)
    .map(([low, high = zero]) => `i8x16.bitmask(i8x16.narrow_i16x8_s(${low}, ${high}))`)
    .map((bits, half) => `(<u32>${bits} << ${16 * half})`)
    .join(' | ');

const pairs = (list) =>
  list.flatMap((one, index) => (index % 2 === 0 ? [[one, ...list.slice(index + 1, index + 2)]] : []));

const write = (name, text) => writeFileSync(`assembly/generated/${name}.ts`, text);

const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Replaces every line that has the placeholder by one line per number. */
const repeat = (text, placeholder, each) =>
  text
    .split('\n')
    .flatMap((line) =>
      line.includes(placeholder) ? each.map((n) => line.replaceAll(placeholder, n)) : [line],
    )
    .join('\n');
