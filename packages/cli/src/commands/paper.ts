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
  'firing-times': 'mean firing time of each output by digit',
  spikes: 'spikes and firing time to the decision by digit',
  jitter: 'accuracy under jitter of the input',
  epochs: 'accuracy by epoch',
  'hidden-sizes': 'accuracy by hidden size: five trainings',
  caltech: 'Caltech: firing times by category, learned features',
};

/** `s4nn paper [FIGURE…]` */
export const paperCommand = (terminal: Terminal): Command =>
  new Command('paper')
    .description(
      'Make tables and figures of the S4NN paper (arXiv 1910.09495) anew; without names, list them.',
    )
    .argument('[figures...]', 'names of figures, or all')
    .option('--mnist <config>', "the config with the paper's constants", 'configs/paper/mnist.json')
    .option('--caltech <config>', 'the same for Caltech-101', 'configs/paper/caltech.json')
    .option('--threads <n>', 'threads at most: a number, auto for one a core, 0 for this process', threads)
    .option('--name <name>', 'beginning of the names of the logs and the results')
    .option('--set <pointer=value>', 'change a value of the configs; can be repeated', edit)
    .option('--fresh', 'forget earlier trainings of these networks')
    .option('--html <file>', 'also write a page with the plots, which opens in any browser')
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

A network that a figure needs is trained as a sweep of its own, two minutes or so, and kept in results/: a figure that needs the
same again takes seconds. caltech needs the images: s4nn data get caltech101.`,
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
  const configs = wanted.includes('caltech') ? [mnist, caltech] : [mnist];
  await page.write(({ paperPage }) => paperPage(paperHeading(configs), Object.values(made)));
  if (json) stdout.print(JSON.stringify(made, null, 2));
}

function nameOf(name: string): FigureName {
  if (Object.hasOwn(described, name)) return name as FigureName;
  throw new InputError(
    `found no figure ${name}, expected all or one of ${Object.keys(described).join(', ')}`,
  );
}
