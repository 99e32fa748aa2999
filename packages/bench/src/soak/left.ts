import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a finished sweep has left, by file, without what may differ: times, lanes, workers, and the engine. */
export type Left = ReadonlyMap<string, string>;

/** Reads what the sweep of a project has left. */
export function leftIn(project: string, name: string): Left {
  const lines = linesIn(join(project, 'sweeps', `${name}.journal.log`));
  const log = lines.filter((line) => !line.includes('"s4nn:engine"'));
  const results = join(project, 'results', name);
  const files = readdirSync(results, { recursive: true, encoding: 'utf8' })
    // The others say when they were written, or how long something took.
    .filter((file) => /\.npz$|\.json$|^epochs\.csv$/.test(file))
    .sort()
    .map((file) => [file, textOf(join(results, file))] as const);
  const checkpoints = existsSync(join(project, 'sweeps', `${name}.checkpoints`));
  return new Map([['log', withoutRepeats(log)], ...files, ['checkpoints', String(checkpoints)]]);
}

/** The lines of a sweep's log without times, lanes and workers. */
export const linesIn = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => !line.includes('"s4nn:ran ') && !line.includes('"s4nn:lanes"'))
    .map((line) => line.replace(/,"datetime_(start|complete)":"[^"]*"/, ''));

/** Where a power failure tears records that belong together, all of them are written again, so some are there twice. */
const withoutRepeats = (lines: readonly string[]): string =>
  lines.filter((line, index) => line.includes('"op_code":4') || lines.indexOf(line) === index).join('\n');

function textOf(file: string): string {
  if (file.endsWith('.npz')) return readFileSync(file, 'latin1');
  return readFileSync(file, 'utf8').replace(/"seconds": [\d.]+/, '');
}

/** The first difference; null if there is none. */
export function differenceOf(found: Left, expected: Left): string | null {
  const names = [...expected.keys()];
  if (names.join() !== [...found.keys()].join())
    return `files: found ${[...found.keys()]}, expected ${names}`;
  for (const [name, text] of expected) {
    if (found.get(name) === text) continue;
    const [lines, others] = [found.get(name)!.split('\n'), text.split('\n')];
    const line = lines.findIndex((each, index) => each !== others[index]);
    const texts = [lines[line], others[line]].map((each) => String(each).slice(0, 500));
    return name.endsWith('.npz')
      ? `${name} has other bytes`
      : `${name}, line ${line + 1}: found ${texts[0]}, expected ${texts[1]}`;
  }
  return null;
}
