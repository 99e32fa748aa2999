import { type Kind, layerSchema, metrics, noAugmentation, presets } from '@s4nn/core';
import { namePattern } from './name.js';

const { neuron } = presets.reference;

const network = {
  type: 'object',
  description: 'A feed-forward network of neurons that fire at most once per sample.',
  properties: {
    layers: {
      type: 'array',
      description: 'Hidden layers and, last, the output layer.',
      items: layerSchema,
      minItems: 1,
    },
    neuron: {
      type: 'object',
      description: 'When and how a threshold crossing becomes a spike.',
      default: {},
      properties: {
        crossing: {
          enum: ['>', '>='],
          default: neuron.crossing,
          description: '">" fires above the threshold (authors’ script), ">=" at it (paper, Eq. 1).',
        },
        delay: {
          enum: [0, 1],
          default: neuron.delay,
          description: 'Steps from the crossing to the spike: 1 in the authors’ script, 0 in the paper.',
        },
      },
      additionalProperties: false,
    },
  },
  required: ['layers'],
  additionalProperties: false,
} as const;

/** How many threads there may be at most: more than machines have cores, and few enough to start. */
export const mostThreads = 1024;

/** How many threads, in configs and for functions that use instead of a config's. */
export const threadsProperty = {
  anyOf: [{ const: 'auto' }, { type: 'integer', minimum: 0, maximum: mostThreads }],
} as const;

/** A module specifier, or an object of it and its options; `normalise` turns the first into the second. */
const use = (description: string) =>
  ({
    type: 'object',
    description,
    properties: { use: { type: 'string', minLength: 1 } },
    required: ['use'],
  }) as const;

const amount = (description: string) => ({ type: 'number', minimum: 0, default: 0, description }) as const;

const training = {
  type: 'object',
  description: 'How a network learns.',
  properties: {
    rule: use('The learning rule.'),
    optimiser: use('How gradients become weight updates.'),
    schedule: {
      enum: ['constant', 'cosine'],
      default: 'constant',
      description: 'How learning rates change over the epochs: not at all, or along half a cosine down to 0.',
    },
    dropout: {
      type: 'object',
      description:
        'Shares that are left out at random while a sample is learned; thresholds are scaled to match.',
      default: {},
      properties: {
        inputs: {
          type: 'number',
          minimum: 0,
          exclusiveMaximum: 1,
          default: 0,
          description: 'Share of the input spikes that are left out.',
        },
        hidden: {
          type: 'number',
          minimum: 0,
          exclusiveMaximum: 1,
          default: 0,
          description: 'Share of each hidden layer’s neurons that are left out.',
        },
      },
      additionalProperties: false,
    },
    outputThreshold: {
      type: 'number',
      exclusiveMinimum: 0,
      default: 1,
      description:
        'Factor on the output threshold during learning; above 1, trained outputs fire earlier and fewer samples stay silent.',
    },
    augmentation: {
      type: 'object',
      description:
        'Random variation of images before encoding, new in each epoch; none by default. Validation and test samples are never varied.',
      properties: {
        shift: amount('Maximum shift in pixels, in either direction.'),
        rotation: amount('Maximum rotation in radians.'),
        scale: amount('Maximum relative change of width and height.'),
        shear: amount('Maximum shear: pixels across per pixel down.'),
        elastic: amount('Maximum displacement of a point by smooth random fields, in pixels.'),
        smoothness: {
          type: 'number',
          exclusiveMinimum: 0,
          maximum: 100,
          default: noAugmentation.smoothness,
          description: 'Standard deviation of the Gaussian that smooths these fields, in pixels.',
        },
        mirror: {
          type: 'number',
          minimum: 0,
          maximum: 1,
          default: noAugmentation.mirror,
          description: 'Share of the images that are mirrored left to right.',
        },
        plain: {
          type: 'number',
          minimum: 0,
          maximum: 1,
          default: noAugmentation.plain,
          description:
            'Share of the images that are only shifted, by whole pixels, so that grey levels stay exact.',
        },
      },
      additionalProperties: false,
    },
    epochs: {
      type: 'integer',
      minimum: 1,
      maximum: 1_000_000,
      description: 'Passes over the training samples.',
    },
    batch: {
      type: 'integer',
      minimum: 1,
      maximum: 2147483647,
      default: 1,
      description:
        'Samples per update: their gradients are averaged, and decay is applied once. The paper uses 1; above it, errors always pass down through the weights before the update.',
    },
    validation: {
      type: 'integer',
      minimum: 0,
      default: 0,
      description: 'Number of training samples held out for validation; a search needs at least 1.',
    },
    seed: {
      type: 'integer',
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      default: 1,
      description: 'Seed of all random numbers.',
    },
    shuffle: {
      type: 'boolean',
      default: true,
      description: 'Whether the samples are shuffled in each epoch.',
    },
    patience: {
      type: 'integer',
      minimum: 1,
      description:
        'Number of epochs without a better validation accuracy after which a training ends; by default none ends early.',
    },
    revive: {
      type: 'number',
      minimum: 0,
      maximum: 1,
      default: 0.001,
      description:
        'Hidden neurons that fired on less than this share of the training samples get new weights after each epoch.',
    },
  },
  required: ['epochs'],
  additionalProperties: false,
} as const;

const parallel = {
  type: 'object',
  description: 'In which order parallel trials are suggested and judged.',
  default: {},
  properties: {
    mode: {
      enum: ['reproducible', 'async'],
      default: 'reproducible',
      description:
        'reproducible: as `workers` simulated workers would, so that any number of threads gives the same result; async: as they end, one per thread.',
    },
    workers: {
      type: 'integer',
      minimum: 1,
      default: 4,
      description:
        'Number of trials that run at a time in reproducible mode. More keep more threads busy; with fewer, each suggestion knows more results.',
    },
  },
  additionalProperties: false,
} as const;

const objectives = {
  type: 'array',
  minItems: 1,
  default: [{ metric: 'validation.accuracy', direction: 'maximize' }],
  description:
    'What trials are judged by after their last epoch. Several give a Pareto front; the first one chooses the network that is retrained.',
  items: {
    type: 'object',
    description: 'One objective.',
    properties: {
      metric: {
        enum: Object.keys(metrics) as (keyof typeof metrics)[],
        description:
          'Measured on the validation samples: accuracy (by the potential rule unless another is named), share of silent samples, share of ties, mean decision step, mean number of spikes of all neurons up to the decision; or the number of weights.',
      },
      direction: { enum: ['maximize', 'minimize'], description: 'Whether high or low values are better.' },
    },
    required: ['metric', 'direction'],
    additionalProperties: false,
  },
} as const;

/** Members of `backend` that are not options of the backend plugin. */
const backendMembers = {
  population: {
    type: 'integer',
    minimum: 1,
    maximum: 4096,
    default: 1,
    description:
      'Number of trials that a thread trains together in one backend call, for devices such as GPUs; it changes no result. All threads together run at most /parallel/workers trials.',
  },
} as const;

/** Members of `search` that are not options of the search plugin. */
export const searchMembers = {
  trials: {
    type: 'integer',
    minimum: 1,
    maximum: 1_000_000,
    description: 'Number of trials, including those in `enqueue`.',
  },
  space: {
    type: 'object',
    description: 'What to vary: JSON Pointers into this config, each with a hyperopt expression.',
    minProperties: 1,
  },
  enqueue: {
    type: 'array',
    items: {
      type: 'object',
      description: 'Values by pointers of the space; pointers that are left out keep the config’s value.',
    },
    default: [{}],
    description:
      'The first trials: points of the space to try before the search suggests any. By default one, the config itself.',
  },
  keep: {
    type: 'integer',
    minimum: 0,
    default: 1,
    description: 'Number of best trials whose weights are kept, besides those of the retrained best.',
  },
  timeout: {
    type: 'number',
    exclusiveMinimum: 0,
    description:
      'Seconds after which no more trials begin; running ones finish. A sweep that this ends is not reproducible.',
  },
  patience: {
    type: 'integer',
    minimum: 1,
    description:
      'Number of epochs, over all trials, without a better complete trial after which no more trials begin.',
  },
  trialTimeout: {
    type: 'number',
    exclusiveMinimum: 0,
    // A timer's milliseconds have 32 bits.
    maximum: 4_000_000,
    description:
      'Seconds without a finished epoch after which a trial fails and its thread is ended; by default none. A sweep in which that happens is not reproducible.',
  },
  retries: {
    type: 'integer',
    minimum: 0,
    default: 2,
    description:
      'How often a training resumes after its thread has died. Errors that it throws itself are not retried.',
  },
  maxConsecutiveFailures: {
    type: 'integer',
    minimum: 1,
    default: 10,
    description: 'Number of consecutive failed trials that stops the sweep.',
  },
} as const;

/** Members that the sweep itself reads, beside a plugin's options. */
export const ownMembers: Readonly<Record<Kind, object>> = {
  dataset: {},
  encoder: {},
  backend: backendMembers,
  search: searchMembers,
  pruner: {},
  lanes: {},
};

/** Schema (draft 7) of a normalised config, without the options of the plugins that it uses. */
export const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  description: 'What to train, how, and what to vary.',
  type: 'object',
  properties: {
    $schema: { type: 'string', description: 'Location of this schema, for editors.' },
    name: {
      type: 'string',
      pattern: namePattern,
      description: 'Name of the sweep and of its files; by default the path below configs/, with dashes.',
    },
    dataset: use('Source of the samples: the module of a dataset plugin.'),
    encoder: use('Turns samples into spike times: the module of an encoder plugin.'),
    backend: {
      ...use('Runs the networks: the module of a backend plugin.'),
      properties: { ...use('').properties, ...backendMembers },
    },
    network,
    training,
    search: {
      ...use(
        'What to vary, and the search plugin that chooses the values; without it, the config is a single run.',
      ),
      properties: { ...use('').properties, ...searchMembers },
      required: ['use', 'trials', 'space'],
    },
    objectives,
    pruner: use('Stops poor trials early: none, asha, hyperband, median, or the module of a pruner plugin.'),
    parallel,
    lanes: use(
      'Where trainings run, instead of in threads of this machine: the module of a lanes plugin. It changes no result.',
    ),
    threads: {
      ...threadsProperty,
      default: 'auto',
      description:
        'Number of threads at most: "auto" for one per core, 0 to run everything in this process. No more are started than trials run at a time.',
    },
  },
  required: ['dataset', 'encoder', 'backend', 'network', 'training'],
  additionalProperties: false,
} as const;
