import type { Terminal } from './terminal.js';

/** The functions that make pages. */
type Pages = typeof import('@s4nn/report');

/** A page that a command was asked to write. */
export interface PageFile {
  /**
   * Writes the page and prints its path; does nothing if no file was asked for.
   * @throws InputError when the file cannot be written.
   */
  write(make: (pages: Pages) => string): Promise<void>;
}

/**
 * Prepares to write a page; all commands write their pages this way.
 * @param file as the user names it; undefined for no page.
 * @param inputs files that the command reads, which must not be overwritten.
 * @throws InputError if the file cannot be written, before the work that it is to hold.
 */
export async function pageFile(
  file: string | undefined,
  inputs: readonly string[],
  { stderr }: Terminal,
): Promise<PageFile> {
  if (file === undefined) return { write: async () => {} };
  const { checkOutput, replaceFile, writeOrExplain } = await import('@s4nn/files');
  checkOutput(file, inputs);
  return {
    write: async (make) => {
      // This module contains a plotting library as text, so commands without a page do not load it.
      const page = make(await import('@s4nn/report'));
      writeOrExplain(file, () => replaceFile(file, page));
      stderr.print(`written to ${file}`);
    },
  };
}
