/** How a page stands now. */
export interface Frame {
  /** Inner width of the page in pixels. */
  readonly width: number;
  readonly dark: boolean;
}
