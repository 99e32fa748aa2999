import type picocolors from 'picocolors';
import type { Row } from '../measure/row.js';

/** The rows of one work and phase of one network, as lines for a terminal. */
export function table(rows: readonly Row[], colours: ReturnType<typeof picocolors.createColors>): string {
  const [{ network, work, phase, epochs, additionsPerSample, bytesPerSample, rooflineGigabytesPerSecond }] =
    rows as [Row];
  const weights =
    phase === 'late' ? `weights after ${epochs} epoch${epochs === 1 ? '' : 's'}` : describeEarly[work];
  const cost = `${grouped(additionsPerSample)} additions, ${(bytesPerSample / 1000).toFixed(0)} kB per sample`;
  const roofline = `roofline ${rooflineGigabytesPerSecond.toFixed(0)} GB/s`;
  const title = `${colours.bold(`${network} · ${work} · ${weights}`)}  ${colours.dim(`${cost} · ${roofline}`)}`;
  const columns = ['', 'µs/sample', 'samples/s', 'GB/s', 'roofline', '× NumPy'];
  const cells = rows.map((row) => [
    row.backend,
    row.microsecondsPerSample.toFixed(row.microsecondsPerSample < 100 ? 2 : 0),
    grouped(row.samplesPerSecond),
    row.gigabytesPerSecond.toFixed(row.gigabytesPerSecond < 10 ? 2 : 1),
    `${(100 * row.rooflineShare).toFixed(row.rooflineShare < 0.1 ? 2 : 1)} %`,
    row.timesNumpy === null ? '–' : row.timesNumpy.toFixed(row.timesNumpy < 10 ? 2 : 0),
  ]);
  const line = ([name, ...figures]: readonly string[]): string =>
    `  ${name!.padEnd(12)}${figures.map((figure) => figure.padStart(11)).join('')}`;
  return [title, colours.dim(line(columns)), ...cells.map(line), ''].join('\n');
}

const describeEarly = { infer: 'initial weights', train: 'first epoch' };

/** A whole number with separated thousands. */
const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');
