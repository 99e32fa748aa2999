import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';

/**
 * Before this process ends, closes those of its standard streams whose terminal was closed meanwhile. Node restores the settings
 * of terminals at its very end, and aborts if one of them is gone.
 */
export function closeLostTerminals(): void {
  const terminals = [0, 1, 2].filter((stream) => isatty(stream));
  process.on('exit', () => {
    for (const stream of terminals) if (!isatty(stream)) closeSync(stream);
  });
}
