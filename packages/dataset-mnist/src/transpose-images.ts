/** Images [samples × rows × columns] with rows and columns exchanged, as a copy. */
export function transposeImages(values: Uint8Array, rows: number, columns: number): Uint8Array {
  const transposed = new Uint8Array(values.length);
  for (let image = 0; image < values.length; image += rows * columns) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        transposed[image + column * rows + row] = values[image + row * columns + column]!;
      }
    }
  }
  return transposed;
}
