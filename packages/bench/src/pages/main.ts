import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { Command } from 'commander';
import { chromium } from 'playwright-core';
import { runCommand, wholeNumber } from '../command.js';
import { showProgress } from '../view/progress.js';
import { costTable } from './cost-table.js';
import { measurePage, type PageCost } from './measure-page.js';

interface Options {
  readonly trials: readonly number[];
  readonly browser?: string;
  readonly json?: boolean;
}

/** Where systems have a browser. */
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const program = new Command('bench:pages')
  .description(
    'Measure in Chromium what the page of a sweep costs: until it is drawn, its nodes, its memory, three new trials.',
  )
  .option(
    '--trials <numbers...>',
    'how many trials the sweeps have (default: 100 1000 5000 50000)',
    (text: string, before: readonly number[] = []) => [...before, wholeNumber(text)],
  )
  .option('--browser <file>', 'Chromium or Chrome')
  .option('--json', 'print the costs as JSON')
  .addHelpText(
    'after',
    `
Examples:
  pnpm bench:pages
  pnpm bench:pages --trials 1000 5000 --json > pages.json`,
  )
  .exitOverride()
  .action(run);

async function run({
  trials = [100, 1000, 5000, 50_000],
  browser: file,
  json = false,
}: Partial<Options>): Promise<void> {
  const executablePath = file ?? browsers.find(existsSync);
  if (executablePath === undefined || !existsSync(executablePath)) {
    throw new InputError(`found no browser at ${file ?? browsers.join(', ')}; name one: --browser FILE`);
  }
  const folder = mkdtempSync(join(tmpdir(), 's4nn-pages-'));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const { progress, clear } = showProgress(process.stderr);
  const costs: PageCost[] = [];
  try {
    const all = trials.reduce((sum, count) => sum + count, 0);
    let done = 0;
    for (const count of trials) {
      progress(done / all, `${count.toLocaleString('en-US')} trials`);
      costs.push(await measurePage(browser, count, folder));
      done += count;
    }
  } finally {
    clear();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(json ? JSON.stringify(costs) : costTable(costs));
}

await runCommand(program);
