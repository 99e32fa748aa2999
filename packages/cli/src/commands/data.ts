import { Command } from 'commander';

/** `s4nn data get NAME`, `s4nn data list` */
export const dataCommand = (): Command =>
  new Command('data')
    .description('Fetch the data that datasets need and no package holds.')
    .addCommand(
      new Command('get')
        .description('Download, check and unpack data; goes on where an earlier attempt broke off.')
        .argument('<name>', 'one of `s4nn data list`, for example caltech101')
        .option('--to <folder>', 'where its folder comes to lie; S4NN_DATA or else data/ by default')
        .action(get),
    )
    .addCommand(new Command('list').description('List what the installed datasets can fetch.').action(list))
    .addHelpText(
      'after',
      `
Examples:
  s4nn data list
  s4nn data get caltech101               into data/caltech101, where its dataset looks
  s4nn data get caltech101 --to ~/data   with S4NN_DATA=~/data it looks there`,
    );

async function get(name: string, { to }: { to?: string }): Promise<void> {
  const [{ getData }, { createDownloadView }] = await Promise.all([
    import('@s4nn/config'),
    import('../view/download-view.js'),
  ]);
  const view = await createDownloadView(name);
  try {
    const folder = await getData(name, view.show, to);
    view.close();
    console.log(`${name} is in ${folder}`);
  } finally {
    view.close();
  }
}

async function list(): Promise<void> {
  const { findDownloads } = await import('@s4nn/config');
  const { downloads, skipped } = await findDownloads(process.cwd());
  for (const reason of skipped) console.error(`left out: ${reason}`);
  for (const [name, { title }] of downloads) console.log(`${name}  ${title}`);
}
