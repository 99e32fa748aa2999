import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A JavaScript engine of `scripts/engines.json`. */
export interface Engine {
  readonly name: string;
  /** The command that runs a module. */
  readonly command: readonly [string, ...string[]];
  /** Whether an emulator runs it, slowly. */
  readonly isEmulated: boolean;
  /** Why it cannot run here; null if it can. */
  readonly lacking: string | null;
}

interface Listed {
  readonly name: string;
  readonly version: string;
  readonly run: readonly [binary: string, ...options: string[]];
  /** Whether only thorough tests run on it. */
  readonly thorough?: boolean;
}

const emulator = { file: '/usr/bin/qemu-aarch64', libraries: '/usr/aarch64-linux-gnu' };

/**
 * The engines that the product is tested on, as `scripts/install-engines.js` installs them.
 * @param folder of installed engines; undefined where there is none.
 * @param thorough whether those are included that only thorough tests run on.
 */
export function enginesIn(folder: string | undefined, thorough: boolean): Engine[] {
  const list = JSON.parse(
    readFileSync(new URL('../../../scripts/engines.json', import.meta.url), 'utf8'),
  ) as readonly Listed[];
  return list
    .filter((engine) => thorough || !engine.thorough)
    .map(({ name, version, run: [binary, ...options] }) => {
      const file = join(folder ?? '', `${name}-${version}`, binary);
      const isEmulated = name.endsWith('arm64') && process.arch !== 'arm64';
      return {
        name,
        command: isEmulated
          ? [emulator.file, '-L', emulator.libraries, file, ...options]
          : [file, ...options],
        isEmulated,
        lacking: lackingFor(folder, file, isEmulated),
      };
    });
}

function lackingFor(folder: string | undefined, file: string, isEmulated: boolean): string | null {
  if (folder === undefined)
    return 'S4NN_ENGINES names no folder of engines; scripts/install-engines.js makes one';
  if (!existsSync(file)) return `${file} is missing; scripts/install-engines.js installs it`;
  if (isEmulated && !Object.values(emulator).every(existsSync))
    return "Debian's qemu-user, libstdc++6-arm64-cross and libatomic1-arm64-cross are not installed";
  return null;
}
