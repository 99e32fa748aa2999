import type { Frame } from './frame.js';

export type { Frame };

/** A part of a page. */
export interface Section<View extends Frame = Frame> {
  /** The anchor of its heading. */
  readonly id: string;
  readonly title: string;
  /**
   * Whether the data have something to show; where it is missing, they have. It is asked before the section is drawn, so it has
   * to be quick.
   */
  readonly isShown?: (view: View) => boolean;
  /** Draws it; null where the data have nothing to show. */
  readonly draw: (view: View) => readonly HTMLElement[] | null;
}
