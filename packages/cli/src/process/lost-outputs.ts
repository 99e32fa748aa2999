import { exitCodes } from '../exit.js';

/** Lets the work continue when its output has nowhere to go: a full disk, a reader that has seen enough, a closed terminal. */
export function outliveOutputs(): void {
  const { stdout, stderr } = process;
  // Output that does not go to a terminal may be lost, for example when the disk is full.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has seen enough, as `head` does.
    if (error.code === 'EPIPE') return;
    stderr.write(`stdout: cannot be written (${error.message})\n`);
    process.exitCode = exitCodes.mistake;
  });
  // If nobody reads the progress, the work continues.
  stderr.on('error', () => {});
  for (const stream of [stdout, stderr]) reportThrown(stream);
}

/** Deno throws where Node has an event. */
function reportThrown(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream) as (...given: unknown[]) => boolean;
  let hasThrown = false;
  stream.write = (...given: unknown[]): boolean => {
    try {
      return write(...given);
    } catch (error) {
      if (!hasThrown) stream.emit('error', error);
      hasThrown = true;
      return false;
    }
  };
}
