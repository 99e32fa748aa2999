import { readFileSync } from 'node:fs';
import type { LiveSweep } from './live-sweep.js';

/** Reads what a sweep does now; null if there is no such file, or another one. It may be a leftover of a killed process. */
export function readLive(file: string): LiveSweep | null {
  try {
    const live = JSON.parse(readFileSync(file, 'utf8')) as Partial<LiveSweep> | null;
    const isWhole =
      typeof live?.pid === 'number' &&
      [live.lanes, live.waiting].every(Array.isArray) &&
      isObject(live.curves);
    return isWhole ? (live as LiveSweep) : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
