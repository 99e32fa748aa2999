import { Command } from 'commander';
import { classList, edit, weightFiles } from './options.js';

/** A command about stored weights on the test samples of a config, with the options that all such commands share. */
export const weightCommand = (name: string): Command =>
  new Command(name)
    .argument('<config>', 'config file whose dataset, encoder and network fit the weights')
    .requiredOption('--weights <file...>', weightFiles)
    .option(
      '--classes <list>',
      'class of each output, if the weights have the classes in another order, such as 4,1,0',
      classList,
    )
    .option('--set <pointer=value>', 'change a value of the config; may be repeated', edit);
