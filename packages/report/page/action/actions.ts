/** What a page can ask its server to do. A page without a server has none, nor has one whose server only reads. */
export interface Actions {
  /**
   * Stops a sweep: after the epochs that its lanes are in or, `now`, at once.
   * @returns what became of it, in a sentence.
   * @throws an Error that says why it was not stopped.
   */
  readonly stop: (sweep: string, when: 'after epochs' | 'now') => Promise<string>;
  /**
   * Keeps a note about a trial or, where `trial` is null, about a whole sweep, in place of the one before.
   * @throws an Error that says why it was not kept.
   */
  readonly note: (sweep: string, trial: number | null, text: string) => Promise<void>;
}
