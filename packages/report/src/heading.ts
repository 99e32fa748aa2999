/** Something to read: its name, its value, and what that means. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}

/** What a page is about: its title, and facts below it such as the dataset and the date. */
export interface Heading {
  readonly title: string;
  readonly facts: readonly Fact[];
}
