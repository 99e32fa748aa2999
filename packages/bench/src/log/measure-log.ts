import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fold, growingState } from '@s4nn/log';
import { foldJournal, followJournal, readJournal } from '@s4nn/log/file';
import { growingReport } from '@s4nn/sweep';
import { median } from '../median.js';
import { syntheticLog } from './synthetic-log.js';

/** What a log costs those who read it. */
export interface LogFigures {
  readonly bytes: number;
  readonly records: number;
  /** Seconds for JSON.parse of each of its lines. */
  readonly parsing: number;
  /** Medians of the runs. */
  readonly rows: readonly { readonly what: string; readonly seconds: number }[];
}

/** Measures a synthetic log of so many trials. */
export async function measureLog(
  trials: number,
  runs: number,
  progress: (done: number) => void,
): Promise<LogFigures> {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-bench-log-'));
  const file = join(folder, 'synthetic.journal.log');
  try {
    const texts = [...syntheticLog('synthetic', trials + 3 * runs)];
    const last = texts.splice(trials + 1);
    for (const text of texts) appendFileSync(file, text);
    const samples = new Map<string, number[]>();
    const time = async <Result>(what: string, action: () => Result | Promise<Result>): Promise<Result> => {
      const began = performance.now();
      const result = await action();
      const seconds = (performance.now() - began) / 1000;
      samples.set(what, [...(samples.get(what) ?? []), seconds]);
      return result;
    };
    const { bytes, records } = await whole(file, runs, time, progress);
    await increments(file, last, runs, time);
    const rows = [...samples].map(([what, seconds]) => ({ what, seconds: median(seconds) }));
    return { bytes, records, parsing: rows.find(({ what }) => what === parsing)!.seconds, rows };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Time = <Result>(what: string, action: () => Result | Promise<Result>) => Promise<Result>;

const parsing = 'JSON.parse of each line';

async function whole(file: string, runs: number, time: Time, progress: (done: number) => void) {
  const content = readFileSync(file);
  let records = 0;
  for (let run = 0; run < runs; run++) {
    progress(run / runs);
    await time(parsing, () => parseLines(content));
    await time('foldJournal, to a state', () => foldJournal(file, growingState));
    const read = (await time('readJournal', () => readJournal(file)))!;
    records = read.records.length;
    await time('fold', () => fold(read.records));
    const report = growingReport(read.records[0]);
    await time('report: apply', () => report.apply(read.records));
    await time('report: importance', () => report.importance());
    const data = await time('report: data, with importance', () => report.data(new Date(0)));
    await time('report: its JSON', () => JSON.stringify(data).length);
  }
  return { bytes: content.length, records };
}

/** Parses each line, in parts, as no string holds every log. */
function parseLines(content: Buffer): number {
  let values = 0;
  for (let at = 0; at < content.length; ) {
    const end = Math.max(content.lastIndexOf(10, at + (1 << 20)), content.indexOf(10, at)) + 1;
    for (const line of content.toString('utf8', at, end - 1).split('\n')) if (JSON.parse(line)) values++;
    at = end;
  }
  return values;
}

async function increments(file: string, last: readonly string[], runs: number, time: Time): Promise<void> {
  const follower = followJournal(file);
  const { records, study } = await time('follow: first read', () => follower.read());
  const report = growingReport(study!);
  report.apply(records);
  report.summary();
  for (let run = 0; run < runs; run++) {
    await time('follow: nothing new', () => follower.read());
    appendFileSync(file, last.slice(3 * run, 3 * run + 3).join(''));
    await time('follow: three more trials, as JSON', () => {
      const changed = report.apply(follower.read().records).map((id) => report.trial(id));
      return JSON.stringify({ ...report.summary(), trials: changed });
    });
  }
}
