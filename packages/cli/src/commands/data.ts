import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn data get NAME`, `s4nn data list` */
export const dataCommand = (terminal: Terminal): Command =>
  new Command('data')
    .description('Fetch the data that datasets need and no package holds.')
    .addCommand(
      new Command('get')
        .description('Download, check and unpack data; goes on where an earlier attempt broke off.')
        .argument('<name>', 'one of `s4nn data list`, for example caltech101')
        .option('--to <folder>', 'where its folder comes to lie; S4NN_DATA or else data/ by default')
        .action((name, options) => get(name, options, terminal)),
    )
    .addCommand(
      new Command('list')
        .description('List what the installed datasets can fetch.')
        .action(() => list(terminal)),
    )
    .addHelpText(
      'after',
      `
Examples:
  s4nn data list
  s4nn data get caltech101               into data/caltech101, where its dataset looks
  s4nn data get caltech101 --to ~/data   with S4NN_DATA=~/data it looks there`,
    );

async function get(name: string, { to }: { to?: string }, { stdout, stderr }: Terminal): Promise<void> {
  const [{ getData }, { createDownloadView }] = await Promise.all([
    import('@s4nn/config'),
    import('../view/progress/download-view.js'),
  ]);
  const view = await createDownloadView(name, stderr);
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
  for (const reason of skipped) stderr.print(`left out: ${reason}`);
  for (const [name, { title }] of downloads) stdout.print(`${name}  ${title}`);
}
