/** A piece of a page that stays while its data change, with all that is typed, focused or open in it. */
export interface Part<Data> {
  readonly element: HTMLElement;
  readonly update: (data: Data) => void;
}
