/** How a page stands now. */
export interface Frame {
  /** Inner width of the page in pixels. */
  readonly width: number;
  readonly dark: boolean;
}

/** A part of a page. */
export interface Section<View extends Frame = Frame> {
  /** The anchor of its heading. */
  readonly id: string;
  readonly title: string;
  /** Draws it; null where the data have nothing to show. */
  readonly draw: (view: View) => readonly HTMLElement[] | null;
}
