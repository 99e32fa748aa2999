import type { Terminal } from './terminal.js';

/** The pages that there are. */
type Pages = typeof import('@s4nn/report');

/** A page that a command was asked to write. */
export interface PageFile {
  /**
   * Writes it and says so; does nothing where no file was asked for.
   * @throws InputError when the file cannot be written.
   */
  write(make: (pages: Pages) => string): Promise<void>;
}

/**
 * Where a command writes a page: the one way for all pages.
 * @param file as the user names it; nothing for no page.
 * @param inputs files that the command reads.
 * @throws InputError when the file could not be written: before the work whose result it will hold.
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
      // It holds a plotting library as text, which other commands do without.
      const page = make(await import('@s4nn/report'));
      writeOrExplain(file, () => replaceFile(file, page));
      stderr.print(`written to ${file}`);
    },
  };
}
