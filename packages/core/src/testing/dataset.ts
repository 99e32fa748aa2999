import { checkLabels, checkSize, checkValues } from '../check-dataset.js';
import type { Dataset, Samples } from '../dataset.js';
import type { Plugin } from '../plugin.js';
import { assert, type Check } from './check.js';
import { optionsContract, withDefaults } from './options.js';

/**
 * What every dataset promises: closed options, classes, splits whose values and labels fit their shape and range, and
 * the same data whenever it is created.
 * @param given options that differ from the defaults, for example fewer samples or a folder.
 * @param folder the folder from which relative paths count.
 */
export function datasetContract(plugin: Plugin<'dataset'>, given: object = {}, folder = '.'): Check[] {
  const create = async (): Promise<Dataset> => plugin.create(withDefaults(plugin, given), { folder });
  let created: Promise<Dataset> | undefined;
  const check = (name: string, run: (dataset: Dataset) => void): Check => ({
    name,
    async run() {
      created ??= create();
      run(await created);
    },
  });
  const eachSplit = (name: string, run: (samples: Samples, split: string, dataset: Dataset) => void): Check =>
    check(name, (dataset) => {
      run(dataset.train, 'train', dataset);
      run(dataset.test, 'test', dataset);
    });
  return [
    ...optionsContract(plugin),
    {
      name: 'is a dataset plugin',
      async run() {
        assert(plugin.kind === 'dataset', `kind: found "${plugin.kind}", expected "dataset"`);
      },
    },
    check('class names are distinct and not empty', ({ classes }) => {
      assert(classes.length > 0, 'classes: found none');
      for (const name of classes)
        assert(typeof name === 'string' && name !== '', 'classes: found an empty name');
      assert(
        new Set(classes).size === classes.length,
        `classes: found a name twice in ${classes.join(', ')}`,
      );
    }),
    eachSplit('values are [samples × features] for the shape and the labels', checkSize),
    eachSplit('values are finite and inside the range', checkValues),
    eachSplit('labels are indices into the classes', checkLabels),
    check('train and test are different samples of one shape and one range', ({ train, test }) => {
      assert(train !== test && train.values !== test.values, 'test: found the samples of train');
      assert(train.labels !== test.labels, 'test: found the labels of train');
      const [a, b] = [train, test].map(({ shape, range }) => `shape [${shape}], range [${range}]`);
      assert(a === b, `test: found ${b}, expected that of train, ${a}`);
    }),
    check('train and test do not share memory', ({ train, test }) => {
      const [a, b] = [train.values, test.values];
      const apart =
        a.byteOffset + a.byteLength <= b.byteOffset || b.byteOffset + b.byteLength <= a.byteOffset;
      assert(a.buffer !== b.buffer || apart, 'test: found values that overlap those of train');
    }),
    {
      name: 'creating it twice gives the same data',
      async run() {
        const [a, b] = [await create(), await create()];
        assert(a.classes.join('\n') === b.classes.join('\n'), 'classes: found others the second time');
        for (const split of ['train', 'test'] as const) {
          const first = a[split];
          const second = b[split];
          assert(equal(first.values, second.values), `${split}: found other values the second time`);
          assert(equal(first.labels, second.labels), `${split}: found other labels the second time`);
        }
      },
    },
  ];
}

const equal = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
};
