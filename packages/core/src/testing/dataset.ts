import { checkClasses, checkLabels, checkSize, checkValues } from '../data/check-dataset.js';
import type { Dataset, Samples } from '../data/dataset.js';
import { isInputError } from '../errors.js';
import type { JsonSchema } from '../json-schema.js';
import type { Plugin } from '../plugin.js';
import { assert, type Check } from './check.js';
import { optionsContract, withDefaults } from './options.js';
import { repeatsIn } from './repeats.js';

/** How a dataset is tried. */
export interface DatasetTrial {
  /** The folder from which relative paths count; the current one by default. */
  readonly folder?: string;
  /** Creates the dataset with the given options in another thread, where there are some. */
  readonly elsewhere?: (options: object) => Promise<Dataset>;
}

/**
 * What every dataset promises: closed options, classes, splits whose values and labels fit their shape and range, and
 * the same data whenever and wherever it is created; other data or another split for another `seed`, if it has that
 * option; and a clear error for a path that leads nowhere.
 * @param given options that differ from the defaults, for example fewer samples or a folder.
 */
export function datasetContract(
  plugin: Plugin<'dataset'>,
  given: object = {},
  { folder = '.', elsewhere }: DatasetTrial = {},
): Check[] {
  const create = async (options = given): Promise<Dataset> =>
    plugin.create(withDefaults(plugin, options), { folder });
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
    check('there are at least two classes, with distinct names', checkClasses),
    eachSplit('values are [samples × features] for the shape and the labels', checkSize),
    eachSplit('values are finite and inside the range', checkValues),
    eachSplit('labels are indices into the classes', checkLabels),
    check('provenance, where there is some, has a checksum per source', ({ provenance }) => {
      for (const { name, sha256 } of provenance?.sources ?? []) {
        assert(name !== '', 'provenance: found a source without a name');
        assert(
          /^[0-9a-f]{64}$/.test(sha256),
          `provenance: found ${sha256} for ${name}, expected SHA-256 in hexadecimal`,
        );
      }
      const { clamped = 0, passedOver = 0, notes = [] } = provenance ?? {};
      const areCounts = [clamped, passedOver].every((count) => Number.isInteger(count) && count >= 0);
      assert(areCounts, `provenance: found clamped ${clamped} and passedOver ${passedOver}, expected counts`);
      for (const note of notes) assert(/\S/.test(note), 'provenance: found an empty note');
    }),
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
    check('test samples are not training samples, beyond what repeats anyway', (dataset) => {
      const repeats = repeatsIn(dataset);
      const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
      assert(
        repeats.test <= repeats.train + 0.1,
        `test: found ${percent(repeats.test)} of its samples among those of train, expected about ${percent(repeats.train)}, as they repeat there`,
      );
    }),
    {
      name: 'creating it twice gives the same data',
      async run() {
        assertSame(await create(), await create(), 'the second time');
      },
    },
    ...(elsewhere
      ? [
          {
            name: 'another thread gives the same data',
            run: async () => assertSame(await create(), await elsewhere(given), 'in another thread'),
          },
        ]
      : []),
    ...('seed' in propertiesOf(plugin.options)
      ? [
          {
            name: 'another seed gives other training samples',
            async run() {
              const { seed } = withDefaults(plugin, given) as { readonly seed: number };
              const [a, b] = [await create(), await create({ ...given, seed: seed + 1 })];
              const same = equal(a.train.values, b.train.values) && equal(a.train.labels, b.train.labels);
              assert(!same, `train: found the same samples with seed ${seed} and ${seed + 1}`);
            },
          },
        ]
      : []),
    ...Object.entries(propertiesOf(plugin.options))
      .filter(([, schema]) => isPath(schema))
      .map(([name]) => ({
        name: `a path that leads nowhere in option ${name} is a clear error`,
        async run() {
          const path = '/no/such/place';
          const error = await create({ ...given, [name]: path }).then(
            () => null,
            (reason: unknown) => reason,
          );
          assert(error !== null, `${name}: found no error for ${path}`);
          assert(
            isInputError(error) && error.message.includes(path),
            `${name}: found ${String(error)}, expected an InputError that names ${path}`,
          );
        },
      })),
  ];
}

const propertiesOf = (schema: JsonSchema): Readonly<Record<string, JsonSchema>> =>
  (schema.properties ?? {}) as Record<string, JsonSchema>;

const isPath = (schema: JsonSchema): boolean =>
  schema.format === 'path' || ((schema.anyOf ?? []) as readonly JsonSchema[]).some(isPath);

function assertSame(a: Dataset, b: Dataset, when: string): void {
  assert(a.classes.join('\n') === b.classes.join('\n'), `classes: found others ${when}`);
  for (const split of ['train', 'test'] as const) {
    const [first, second] = [a[split], b[split]];
    assert(`${first.shape}` === `${second.shape}`, `${split}: found another shape ${when}`);
    assert(equal(first.values, second.values), `${split}: found other values ${when}`);
    assert(equal(first.labels, second.labels), `${split}: found other labels ${when}`);
  }
}

const equal = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
};
