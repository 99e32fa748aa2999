import type { DataSource } from '@s4nn/core';
import type { Numbers } from './idx/idx.js';

/** The images [samples × rows × columns] and labels [samples] of a split, as they lie in files. */
export interface ReadSplit {
  readonly images: Numbers<'images'>;
  readonly labels: Numbers<'labels'>;
}

/** A dataset as it lies in files, and what they were. */
export interface ReadDataset {
  readonly train: ReadSplit;
  readonly test: ReadSplit;
  readonly sources: readonly DataSource[];
  readonly notes: readonly string[];
}
