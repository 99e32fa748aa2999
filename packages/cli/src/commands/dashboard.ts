import { Command } from 'commander';
import { integer } from '../options.js';
import type { Terminal } from '../terminal.js';

interface Options {
  port: number;
  open?: boolean;
  readOnly?: boolean;
  host?: string;
  allowHost?: string[];
}

/** `s4nn dashboard` */
export const dashboardCommand = (terminal: Terminal): Command =>
  new Command('dashboard')
    .summary('Show sweeps in a browser, while they run.')
    .description(
      'Show the sweeps of this project in a browser, while they run: a server on this machine that only reads their files.',
    )
    .option(
      '--port <n>',
      'port, or the first one to try if it is in use',
      integer('--port', 0, '', 65_535),
      7070,
    )
    .option('--open', 'open it in the browser')
    .option('--read-only', 'nothing can be stopped or noted')
    .option(
      '--host <address>',
      'listen on this address, which others may reach; only together with --allow-host',
    )
    .option(
      '--allow-host <name>',
      'answer to this name too, and give nothing without the token; may be repeated',
      (name: string, earlier: string[] = []) => [...earlier, name],
    )
    .addHelpText(
      'after',
      `
Examples:
  s4nn dashboard
  s4nn dashboard --port 8080 --open
  s4nn dashboard --host 0.0.0.0 --allow-host lab1.example.org
  s4nn sweep configs/mnist.json --dashboard

Prints the address. Its last part is a token: whoever has it may stop sweeps and keep notes. From another computer:
  ssh -L 7070:localhost:7070 lab1
and the same address there. docs/dashboard.md has more.`,
    )
    .action((options) => run(options, terminal));

async function run(
  { open = false, allowHost, ...options }: Options,
  { stdout, stderr }: Terminal,
): Promise<void> {
  const { startDashboard } = await import('@s4nn/dashboard');
  const { untilStopped } = await import('../process/until-stopped.js');
  const dashboard = await startDashboard({
    ...options,
    ...(allowHost && { allowHosts: allowHost }),
    onError: (error) => stderr.print(String((error as Error).stack ?? error)),
  });
  // Before the address is there, as whoever reads it may stop it at once.
  const stopped = untilStopped();
  try {
    if (options.port !== 0 && dashboard.port !== options.port) {
      stderr.print(`port ${options.port} is in use; the dashboard took ${dashboard.port}`);
    }
    stdout.print(dashboard.url);
    process.send?.({ url: dashboard.url });
    if (open) {
      const { openInBrowser } = await import('../process/open-in-browser.js');
      openInBrowser(dashboard.ticket(), (why) => stderr.print(`no browser was opened: ${why}`));
    }
    await stopped;
  } finally {
    await dashboard.close();
    if (process.connected) process.disconnect();
  }
}
