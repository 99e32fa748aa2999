import { Command } from 'commander';
import { classList, edit, weightFiles } from './options.js';
import type { Terminal } from './terminal.js';

/** A command about stored weights on the test samples of a config, with the options that all such commands share. */
export const weightCommand = (name: string, { stderr }: Terminal): Command =>
  new Command(name)
    .argument('<config>', 'config file whose dataset, encoder and network fit the weights')
    .requiredOption('--weights <file...>', weightFiles)
    .option(
      '--classes <list>',
      'class of each output, if the weights have the classes in another order, such as 4,1,0',
      classList,
    )
    .option('--set <pointer=value>', 'change a value of the config; may be repeated', edit)
    .hook('preAction', async (command) => {
      const { resultsWithoutData } = await import('@s4nn/measure');
      for (const folder of resultsWithoutData(command.opts<{ weights: string[] }>().weights)) {
        stderr.print(
          `note: an earlier version wrote ${folder} and did not record its samples: those of the config may be others`,
        );
      }
    });
