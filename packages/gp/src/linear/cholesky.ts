/** A square matrix [n × n], row by row. */
export type Matrix = Float64Array;

/**
 * Factorises a symmetric matrix into L Lᵀ, in place: L is its lower triangle, and what is above stays. Matrices here have a few
 * hundred rows at most, for which three plain loops are as fast as a library in WebAssembly, and give the same bits everywhere.
 * @returns whether the matrix is positive definite; otherwise it is half done.
 */
export function factorise(matrix: Matrix, n: number): boolean {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j <= i; j++) {
      const other = j * n;
      let sum = matrix[row + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[row + k]! * matrix[other + k]!;
      if (i !== j) matrix[row + j] = sum / matrix[other + j]!;
      else if (sum > 0) matrix[row + i] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Solves L x = b into `x`. */
export function solveLower(lower: Matrix, n: number, b: ArrayLike<number>, x: Float64Array): Float64Array {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= lower[row + k]! * x[k]!;
    x[i] = sum / lower[row + i]!;
  }
  return x;
}

/** Solves Lᵀ x = b into `x`. */
export function solveUpper(lower: Matrix, n: number, b: ArrayLike<number>, x: Float64Array): Float64Array {
  for (let i = 0; i < n; i++) x[i] = b[i]!;
  for (let i = n - 1; i >= 0; i--) {
    const row = i * n;
    x[i]! /= lower[row + i]!;
    const value = x[i]!;
    for (let k = 0; k < i; k++) x[k]! -= lower[row + k]! * value;
  }
  return x;
}

/** The lower triangle of (L Lᵀ)⁻¹. */
export function inverse(lower: Matrix, n: number): Matrix {
  const inverted = inverseOfLower(lower, n);
  const result = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const row = k * n;
    for (let i = 0; i <= k; i++) {
      const factor = inverted[row + i]!;
      const to = i * n;
      for (let j = 0; j <= i; j++) result[to + j]! += factor * inverted[row + j]!;
    }
  }
  return result;
}

function inverseOfLower(lower: Matrix, n: number): Matrix {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const row = i * n;
    const scale = 1 / lower[row + i]!;
    for (let k = 0; k < i; k++) {
      const factor = lower[row + k]!;
      const other = k * n;
      for (let j = 0; j <= k; j++) result[row + j]! -= factor * result[other + j]!;
    }
    for (let j = 0; j < i; j++) result[row + j]! *= scale;
    result[row + i] = scale;
  }
  return result;
}
