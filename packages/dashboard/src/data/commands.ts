import { relative, sep } from 'node:path';
import { configsNamed } from '@s4nn/config';
import type { CopiedCommand, SweepStatus } from '@s4nn/report';

/** By how many trials a sweep is offered to be extended. */
const more = 20;

/**
 * Commands to stop, resume and extend a sweep. The log does not name the config that it came from: they name the one in `configs/` that
 * sweeps of this name come from, and leave it open where there is none, or more than one.
 * @param asked how many trials its config asks for; 0 for a single run.
 */
export function commandsOf(
  project: string,
  name: string,
  status: SweepStatus,
  asked: number,
): CopiedCommand[] {
  if (status.state === 'running' || status.state === 'waiting') {
    return [{ what: 'Stop after the current epochs', command: `s4nn stop ${name}` }];
  }
  const configs = configsNamed(project, name).map((file) => relative(project, file).split(sep).join('/'));
  const isSure = configs.length === 1;
  const sweep = isSure ? `s4nn sweep ${quoted(configs[0]!)}` : `s4nn sweep CONFIG.json --name ${name}`;
  const open = isSure ? '' : ' (CONFIG.json: the config that it was begun with)';
  return [
    ...(status.state === 'done' ? [] : [{ what: `Resume it${open}`, command: sweep }]),
    ...(asked === 0
      ? []
      : [
          {
            what: `Ask for ${more} trials more${open}`,
            command: `${sweep} --trials ${asked + more} --extend`,
          },
        ]),
  ];
}

const quoted = (path: string): string =>
  /^[\p{L}\p{N}._/-]+$/u.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
