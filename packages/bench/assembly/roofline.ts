/**
 * Adds up a slab of float32 numbers `passes` times: the cost of a forward pass if it were nothing but its
 * additions, that is, loads and adds in the order of memory. `bytes` is a multiple of 512.
 *
 * One loop for each number of accumulators, because which is the fastest depends on the machine and on V8: one or two
 * wait for the adder's latency; V8 unrolls the small bodies up to four times and hoists loads above adds, so eight
 * then spill; the body of 32 loads is too large to be unrolled and stays in registers.
 */

/** The result keeps the additions from being optimised away. */
// @ts-ignore: decorator
@inline
function lanes(sum: v128): f32 {
  return f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 3);
}

export function one(slab: usize, bytes: usize, passes: i32): f32 {
  let a0 = f32x4.splat(0);
  const end = slab + bytes;
  for (let pass = 0; pass < passes; pass++) {
    for (let at = slab; at < end; at += 16) {
      a0 = f32x4.add(a0, v128.load(at));
    }
  }
  return lanes(a0);
}

export function two(slab: usize, bytes: usize, passes: i32): f32 {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  const end = slab + bytes;
  for (let pass = 0; pass < passes; pass++) {
    for (let at = slab; at < end; at += 32) {
      a0 = f32x4.add(a0, v128.load(at));
      a1 = f32x4.add(a1, v128.load(at, 16));
    }
  }
  return lanes(f32x4.add(a0, a1));
}

export function four(slab: usize, bytes: usize, passes: i32): f32 {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  const end = slab + bytes;
  for (let pass = 0; pass < passes; pass++) {
    for (let at = slab; at < end; at += 64) {
      a0 = f32x4.add(a0, v128.load(at));
      a1 = f32x4.add(a1, v128.load(at, 16));
      a2 = f32x4.add(a2, v128.load(at, 32));
      a3 = f32x4.add(a3, v128.load(at, 48));
    }
  }
  return lanes(f32x4.add(f32x4.add(a0, a1), f32x4.add(a2, a3)));
}

export function eight(slab: usize, bytes: usize, passes: i32): f32 {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let a4 = a0;
  let a5 = a0;
  let a6 = a0;
  let a7 = a0;
  const end = slab + bytes;
  for (let pass = 0; pass < passes; pass++) {
    for (let at = slab; at < end; at += 128) {
      a0 = f32x4.add(a0, v128.load(at));
      a1 = f32x4.add(a1, v128.load(at, 16));
      a2 = f32x4.add(a2, v128.load(at, 32));
      a3 = f32x4.add(a3, v128.load(at, 48));
      a4 = f32x4.add(a4, v128.load(at, 64));
      a5 = f32x4.add(a5, v128.load(at, 80));
      a6 = f32x4.add(a6, v128.load(at, 96));
      a7 = f32x4.add(a7, v128.load(at, 112));
    }
  }
  return lanes(f32x4.add(f32x4.add(f32x4.add(a0, a1), f32x4.add(a2, a3)), f32x4.add(f32x4.add(a4, a5), f32x4.add(a6, a7))));
}

export function eightByFour(slab: usize, bytes: usize, passes: i32): f32 {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let a4 = a0;
  let a5 = a0;
  let a6 = a0;
  let a7 = a0;
  const end = slab + bytes;
  for (let pass = 0; pass < passes; pass++) {
    for (let at = slab; at < end; at += 512) {
      a0 = f32x4.add(a0, v128.load(at));
      a1 = f32x4.add(a1, v128.load(at, 16));
      a2 = f32x4.add(a2, v128.load(at, 32));
      a3 = f32x4.add(a3, v128.load(at, 48));
      a4 = f32x4.add(a4, v128.load(at, 64));
      a5 = f32x4.add(a5, v128.load(at, 80));
      a6 = f32x4.add(a6, v128.load(at, 96));
      a7 = f32x4.add(a7, v128.load(at, 112));
      a0 = f32x4.add(a0, v128.load(at, 128));
      a1 = f32x4.add(a1, v128.load(at, 144));
      a2 = f32x4.add(a2, v128.load(at, 160));
      a3 = f32x4.add(a3, v128.load(at, 176));
      a4 = f32x4.add(a4, v128.load(at, 192));
      a5 = f32x4.add(a5, v128.load(at, 208));
      a6 = f32x4.add(a6, v128.load(at, 224));
      a7 = f32x4.add(a7, v128.load(at, 240));
      a0 = f32x4.add(a0, v128.load(at, 256));
      a1 = f32x4.add(a1, v128.load(at, 272));
      a2 = f32x4.add(a2, v128.load(at, 288));
      a3 = f32x4.add(a3, v128.load(at, 304));
      a4 = f32x4.add(a4, v128.load(at, 320));
      a5 = f32x4.add(a5, v128.load(at, 336));
      a6 = f32x4.add(a6, v128.load(at, 352));
      a7 = f32x4.add(a7, v128.load(at, 368));
      a0 = f32x4.add(a0, v128.load(at, 384));
      a1 = f32x4.add(a1, v128.load(at, 400));
      a2 = f32x4.add(a2, v128.load(at, 416));
      a3 = f32x4.add(a3, v128.load(at, 432));
      a4 = f32x4.add(a4, v128.load(at, 448));
      a5 = f32x4.add(a5, v128.load(at, 464));
      a6 = f32x4.add(a6, v128.load(at, 480));
      a7 = f32x4.add(a7, v128.load(at, 496));
    }
  }
  return lanes(f32x4.add(f32x4.add(f32x4.add(a0, a1), f32x4.add(a2, a3)), f32x4.add(f32x4.add(a4, a5), f32x4.add(a6, a7))));
}
