import { statSync } from 'node:fs';
import { isInputError } from '@s4nn/core';
import { studyAttributes } from '@s4nn/log';
import { type Appended, followJournal, piecesOf } from '@s4nn/log/file';
import type { ReportData } from '@s4nn/report';
import { type GrowingReport, growingReport, type ReportedImportance } from '@s4nn/sweep';
import { type Decided, decidedBy } from './decided-by.js';

/** What the log of a sweep says. It grows with the log. */
export interface LogContent {
  readonly report: GrowingReport;
  /** The last decisions, the newest last. */
  readonly decided: readonly Decided[];
  /** When the log was last written, ISO 8601. */
  readonly changed: string;
  /** All that a report shows. How much each parameter matters may be some seconds old: it costs more than all else. */
  data(): Promise<ReportData>;
}

/** A log that is read again and again while it grows. */
export interface FollowedLog {
  /**
   * Reads what was appended.
   * @throws InputError if it cannot be read, or is none of ours.
   */
  read(): void;
  /** Null where there is no log, or no whole record in it; another object for another log. */
  readonly content: LogContent | null;
  /** How many bytes were read. */
  readonly end: number;
  /**
   * The trials that have changed since the first `end` bytes were read; others may be among them. Null for all, as the config has
   * changed.
   */
  changedSince(end: number): readonly number[] | null;
}

/** How many decisions are kept. */
const mostDecided = 30;

/** How long a reckoning of the importance of parameters is used, in milliseconds. */
const importanceLasts = 10_000;

/** Follows a log. Nothing is read before the first call of `read`. */
export function followLog(file: string, name: string): FollowedLog {
  const journal = followJournal(file);
  let content: (LogContent & { decided: Decided[]; changed: string }) | null = null;
  let end = 0;
  let ends: number[] = [];
  let configEnd = 0;
  const add = ({ records, restarted, study, offset }: Appended): void => {
    if (restarted || !study) content = null;
    if (!study) return;
    if (!content) {
      content = { ...openContent(growingReport(study), name), decided: [], changed: '' };
      ends = [];
    }
    if (records.length > 0 || content.changed === '') {
      content.changed = (statSync(file, { throwIfNoEntry: false })?.mtime ?? new Date()).toISOString();
    }
    end = offset;
    const { report } = content;
    for (const id of report.apply(records)) ends[id] = end;
    const isConfigured = records.some(
      (record) => record.op_code === 2 && studyAttributes.config.in(record.user_attr) !== undefined,
    );
    if (isConfigured) configEnd = end;
    content.decided = [...content.decided, ...decidedBy(records, report.state.log())].slice(-mostDecided);
  };
  return {
    read: () => {
      for (const piece of piecesOf(journal)) add(piece);
    },
    get content() {
      return content;
    },
    get end() {
      return end;
    },
    changedSince: (since) =>
      configEnd > since ? null : ends.flatMap((at, trial) => (at > since ? [trial] : [])),
  };
}

/** Null also where this version cannot read the space of the search. */
async function importanceOf(report: GrowingReport): Promise<ReportedImportance> {
  try {
    return await report.importance();
  } catch (error) {
    if (isInputError(error)) return { importance: null };
    throw error;
  }
}

/** The parts of a report, put together when somebody asks. */
function openContent(report: GrowingReport, name: string): Pick<LogContent, 'report' | 'data'> {
  let last: {
    readonly at: number;
    readonly ended: number;
    readonly importance: ReportedImportance;
  } | null = null;
  const importance = async (): Promise<ReportedImportance> => {
    const now = performance.now();
    const ended = report.state.endings.length;
    if (last && (now - last.at < importanceLasts || last.ended === ended)) return last.importance;
    last = { at: now, ended, importance: await importanceOf(report) };
    return last.importance;
  };
  return {
    report,
    data: async () => {
      const { objectives, parameters, best, facts, samples, config, training, test, confusion, curveEpochs } =
        report.summary();
      const trials = report.state.log().trials.map(({ id }) => report.trial(id));
      return {
        // A log that was renamed has its old name within.
        ...{ name, objectives, parameters, best, facts, samples, config, trials },
        ...(curveEpochs !== undefined && { curveEpochs }),
        written: new Date().toISOString(),
        ...(await importance()),
        ...{ training, test, confusion },
      };
    },
  };
}
