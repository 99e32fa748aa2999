/** A table in words and numbers; the first column names its rows. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Something that both a terminal and a page say: a title, a table where there is one, and lines below it. */
export interface Block {
  readonly title: string;
  readonly table?: Table;
  readonly lines?: readonly string[];
}
