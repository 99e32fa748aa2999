/**
 * The value that would be at index `n` of the sorted values, by Hoare's selection: there may be thousands, and as many decisions,
 * each of which would sort them all.
 * @param values numbers without NaN; their order changes.
 */
export function nthSmallest(values: Float64Array, n: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      [values[left], values[right]] = [values[right]!, values[left]!];
      left++;
      right--;
    }
    if (n <= right) high = right;
    else if (n >= left) low = left;
    else return values[n]!;
  }
  return values[n]!;
}
