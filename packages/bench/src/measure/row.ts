import type { Phase, Work } from '../subjects/phases.js';

/** One backend at one work. */
export interface Row {
  readonly backend: string;
  readonly network: string;
  readonly work: Work;
  readonly phase: Phase;
  /** Epochs of training behind the weights; 0 during the first. */
  readonly epochs: number;
  readonly microsecondsPerSample: number;
  readonly samplesPerSecond: number;
  /** Additions of a full forward pass, even if the work is training or a backend needs fewer. */
  readonly additionsPerSample: number;
  /** Four bytes per addition. */
  readonly bytesPerSample: number;
  readonly gigabytesPerSecond: number;
  /** Rate at which the fastest plain add kernel streams a slab of `bytesPerSample` bytes. */
  readonly rooflineGigabytesPerSecond: number;
  /** Time of that kernel for these bytes over the measured time. */
  readonly rooflineShare: number;
  /** Time of the NumPy peer over the measured time; null if it did not run. */
  readonly timesNumpy: number | null;
}
