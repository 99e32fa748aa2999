import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn data get NAME`, `s4nn data list` */
export const dataCommand = (terminal: Terminal): Command =>
  new Command('data')
    .description('Download data that datasets need and packages do not include.')
    .addCommand(
      new Command('get')
        .description('Download, check and unpack data. An interrupted download resumes.')
        .argument('<name>', 'a name from s4nn data list, such as caltech101')
        .option('--to <folder>', 'folder to put the data in (default: S4NN_DATA, or else data/)')
        .action((name, options) => get(name, options, terminal)),
    )
    .addCommand(
      new Command('list')
        .description('List the data that installed datasets can download.')
        .action(() => list(terminal)),
    )
    .addHelpText(
      'after',
      `
Examples:
  s4nn data list
  s4nn data get caltech101               to data/caltech101, where its dataset looks
  s4nn data get caltech101 --to ~/data   set S4NN_DATA=~/data so that its dataset looks there`,
    );

async function get(name: string, { to }: { to?: string }, { stdout, stderr }: Terminal): Promise<void> {
  const [{ getData }, { createDownloadView }] = await Promise.all([
    import('@s4nn/config'),
    import('../view/progress/download-view.js'),
  ]);
  const view = createDownloadView(name, stderr);
  try {
    const folder = await getData(name, view.show, to);
    view.close();
    stdout.print(`${name} is in ${folder}`);
  } finally {
    view.close();
  }
}

async function list({ stdout, stderr }: Terminal): Promise<void> {
  const { findDownloads } = await import('@s4nn/config');
  const { downloads, skipped } = await findDownloads(process.cwd());
  for (const reason of skipped) stderr.print(`skipped: ${reason}`);
  for (const [name, { title }] of downloads) stdout.print(`${name}  ${title}`);
}
