import { basename, dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commandsIn } from '../../commands-in.js';
import type { Output } from '../../terminal.js';

/**
 * Which page to open when a sweep has ended, and two commands to go on with.
 * @param folder its results, absolute.
 */
export function whatNext(folder: string, { link, colours }: Pick<Output, 'link' | 'colours'>): string[] {
  const page = join(folder, 'report.html');
  const name = basename(folder);
  const isHere = resolve('results', name) === folder;
  const command = (what: string): string =>
    commandsIn(`s4nn ${isHere ? '' : `-C ${quoted(relative('.', dirname(dirname(folder))))} `}${what}`);
  const commands = [command(`eval ${name}`), command(`show ${name} --sample 0`)] as const;
  const width = Math.max(...commands.map(({ length }) => length));
  return [
    `open  ${link(relative('.', page), pathToFileURL(page).href)}`,
    `next  ${commands[0].padEnd(width)}  ${colours.dim('accuracy by decision rule and class, and what it costs')}`,
    `      ${commands[1].padEnd(width)}  ${colours.dim('a page on how it decides one test sample')}`,
  ];
}

/** A path as a shell takes it. */
const quoted = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
