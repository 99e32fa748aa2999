import { Command } from 'commander';
import { classList, edit, weightFiles } from './options.js';
import type { Terminal } from './terminal.js';

/**
 * A command about a trained network on the test samples of its config, with the options that all such commands share. Its action gets
 * the config's path and those of the weights, whether they were given or found by the name of a sweep.
 */
export const weightCommand = (name: string, { stderr }: Terminal): Command =>
  new Command(name)
    .argument(
      '<sweep>',
      'name of a sweep with results in results/, or a config whose network fits the weights',
    )
    .option('--weights <file...>', `${weightFiles} (default: those of the results)`)
    .option(
      '--classes <list>',
      'class of each output, if the weights have the classes in another order, such as 4,1,0',
      classList,
    )
    .option('--set <pointer=value>', 'change a value of the config; may be repeated', edit)
    .hook('preAction', async (command) => {
      const { findNetwork } = await import('@s4nn/sweep');
      const given = command.opts<{ weights?: string[] }>().weights;
      const { config, weights, found } = findNetwork(command.processedArgs[0], given);
      command.processedArgs[0] = config;
      command.setOptionValue('weights', weights);
      if (found !== null) stderr.print(`using ${found}`);
      const { resultsWithoutData } = await import('@s4nn/measure');
      for (const folder of resultsWithoutData(weights)) {
        stderr.print(
          `note: an earlier version wrote ${folder} and did not record its samples: those of the config may be others`,
        );
      }
    });
