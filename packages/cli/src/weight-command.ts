import { Command } from 'commander';
import { classList, edit, weightFiles } from './options.js';

/** A command about stored weights on the test samples of a config, with the options that all of them have. */
export const weightCommand = (name: string): Command =>
  new Command(name)
    .argument('<config>', 'a config whose dataset, encoder and network fit the weights')
    .requiredOption('--weights <file...>', weightFiles)
    .option('--classes <list>', 'the class of each output, for weights in another order', classList)
    .option('--set <pointer=value>', 'change a value of the config; can be repeated', edit);
