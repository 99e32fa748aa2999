import type { View } from './view.js';

/** A part of the page. */
export interface Section {
  /** The anchor of its heading. */
  readonly id: string;
  readonly title: string;
  /** Draws it; null where the data have nothing to show. */
  readonly draw: (view: View) => readonly HTMLElement[] | null;
}
