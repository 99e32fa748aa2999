import { InputError } from '@s4nn/core/errors';
import type { FigureName } from '@s4nn/measure';
import { Command } from 'commander';
import { interruptible, stopped } from '../interruption.js';
import { edit, threads } from '../options.js';
import { pageFile } from '../page-file.js';
import type { Terminal } from '../terminal.js';

interface Options {
  mnist: string;
  caltech: string;
  threads?: number | 'auto';
  name?: string;
  set?: Record<string, unknown>;
  fresh?: boolean;
  html?: string;
  json?: boolean;
}

const described: Readonly<Record<FigureName, string>> = {
  accuracy: 'accuracy on MNIST under each decision rule',
  'firing-times': 'mean firing time of each output, per digit',
  spikes: 'spikes and time to the decision, per digit',
  jitter: 'accuracy under input jitter',
  epochs: 'accuracy after each epoch',
  'hidden-sizes': 'accuracy by hidden layer size (trains five networks)',
  caltech: 'Caltech-101: firing times per category, learned features',
};

/** `s4nn paper [FIGURE…]` */
export const paperCommand = (terminal: Terminal): Command =>
  new Command('paper')
    .summary('Recompute tables and figures of the S4NN paper.')
    .description(
      'Recompute tables and figures of the S4NN paper (arXiv 1910.09495). Without names, list them.',
    )
    .argument('[figures...]', 'names of figures, or all')
    .option('--mnist <config>', "config with the paper's constants for MNIST", 'configs/paper/mnist.json')
    .option(
      '--caltech <config>',
      "config with the paper's constants for Caltech-101",
      'configs/paper/caltech.json',
    )
    .option(
      '--threads <n>',
      'threads to use at most: a number, auto (one per core) or 0 (this process alone)',
      threads,
    )
    .option('--name <name>', 'prefix for the names of logs and results')
    .option('--set <pointer=value>', 'change a value of the configs; may be repeated', edit)
    .option('--fresh', 'discard earlier trainings of these networks and train again')
    .option('--html <file>', 'also write a page with plots, for any browser')
    .option('--json', 'print the figures as JSON')
    .addHelpText(
      'after',
      `
Figures:
${Object.entries(described)
  .map(([name, text]) => `  ${name.padEnd(14)}${text}`)
  .join('\n')}

Examples:
  s4nn paper accuracy
  s4nn paper firing-times spikes --html paper.html
  s4nn paper all --html paper.html
  s4nn paper accuracy --set /training/epochs=1 --name quick

Each network that a figure needs is trained as a sweep of its own, in about two minutes, and kept in results/. The next figure
that needs it takes seconds. The figure caltech needs its images: s4nn data get caltech101.`,
    )
    .action((names, options) => run(names, options, terminal));

async function run(names: string[], options: Options, terminal: Terminal): Promise<void> {
  const { stdout, stderr } = terminal;
  if (names.length === 0) {
    for (const [name, text] of Object.entries(described)) stdout.print(`${name.padEnd(14)}${text}`);
    return;
  }
  const wanted = names.includes('all') ? (Object.keys(described) as FigureName[]) : names.map(nameOf);
  const { paperFigures } = await import('@s4nn/measure');
  const { createReporter } = await import('../view/progress/reporter.js');
  const { figureLines } = await import('../view/figure.js');
  const { mnist, caltech, threads, name, set, fresh = false, html, json } = options;
  const page = await pageFile(html, [mnist, caltech], terminal);
  let printed = 0;
  const made = await interruptible(terminal, (signal) =>
    paperFigures(wanted, {
      configs: { mnist, caltech },
      fresh,
      ...(name !== undefined && { name }),
      ...(set && { set }),
      ...(threads !== undefined && { threads }),
      signal,
      watch: () => createReporter(stderr),
      onFigure: (figure) => {
        if (!json)
          stdout.print(`${printed++ === 0 ? '' : '\n'}${figureLines(figure, stdout.colours).join('\n')}`);
      },
    }),
  );
  if (!made) return stopped(terminal);
  const { paperHeading } = await import('../view/page/heading.js');
  const { figureData } = await import('../view/page/paper.js');
  const configs = [
    ...new Set(Object.values(made).flatMap(({ networks }) => networks.map(({ config }) => config))),
  ];
  await page.write(({ paperPage }) =>
    paperPage(paperHeading(configs, set), Object.values(made).map(figureData)),
  );
  if (json) stdout.print(JSON.stringify(made, null, 2));
}

function nameOf(name: string): FigureName {
  if (Object.hasOwn(described, name)) return name as FigureName;
  throw new InputError(
    `found no figure ${name}, expected all or one of ${Object.keys(described).join(', ')}`,
  );
}
