import { type Kind, metrics, noAugmentation, presets } from '@s4nn/core';

const { neuron } = presets.reference;

const layer = {
  type: 'object',
  description: 'One fully connected layer.',
  properties: {
    size: { type: 'integer', minimum: 1, description: 'Number of neurons; in the last layer, one a class.' },
    threshold: {
      type: 'number',
      exclusiveMinimum: 0,
      description: 'Firing threshold θ in units of membrane potential.',
    },
    learningRate: { type: 'number', minimum: 0, description: 'Learning rate η.' },
    decay: {
      type: 'number',
      minimum: 0,
      default: 1e-6,
      description: 'Decay λ: with each update every weight is multiplied by 1 − ηλ.',
    },
    init: {
      type: 'array',
      description: 'Bounds of the uniform distribution of the initial weights, and of a revived neuron’s.',
      items: [
        { type: 'number', title: 'low', description: 'Lowest initial weight.' },
        { type: 'number', title: 'high', description: 'Highest initial weight.' },
      ],
      minItems: 2,
      maxItems: 2,
    },
  },
  required: ['size', 'threshold', 'learningRate', 'init'],
  additionalProperties: false,
} as const;

const network = {
  type: 'object',
  description: 'A feed-forward network of neurons that fire at most once a sample.',
  properties: {
    layers: {
      type: 'array',
      description: 'Hidden layers and, last, the output layer.',
      items: layer,
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

/** A module specifier alone, or with the options of what it names; `normalise` makes the first the second. */
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
    optimiser: use('What becomes of gradients.'),
    schedule: {
      enum: ['constant', 'cosine'],
      default: 'constant',
      description: 'Learning rates from epoch to epoch: as they are, or along half a cosine to 0.',
    },
    dropout: {
      type: 'object',
      description:
        'Shares that each sample does without while it is learned; thresholds are scaled by what is left.',
      default: {},
      properties: {
        inputs: {
          type: 'number',
          minimum: 0,
          exclusiveMaximum: 1,
          default: 0,
          description: 'Of its input spikes.',
        },
        hidden: {
          type: 'number',
          minimum: 0,
          exclusiveMaximum: 1,
          default: 0,
          description: 'Of the neurons of each hidden layer.',
        },
      },
      additionalProperties: false,
    },
    outputThreshold: {
      type: 'number',
      exclusiveMinimum: 0,
      default: 1,
      description:
        'Factor on the outputs’ threshold while learning; above 1 they fire earlier once learned, and fewer samples stay silent.',
    },
    augmentation: {
      type: 'object',
      description:
        'How images are varied before they are encoded, anew for each epoch; by default not at all. Validation and test samples stay as they are.',
      properties: {
        shift: amount('Most pixels that an image is moved, in either direction.'),
        rotation: amount('Most radians that it is turned.'),
        scale: amount('Largest share by which its width and its height are changed.'),
        shear: amount('Largest shear, pixels across a pixel down.'),
        elastic: amount('Most pixels that a point is moved by smooth random fields.'),
        smoothness: {
          type: 'number',
          exclusiveMinimum: 0,
          maximum: 100,
          default: noAugmentation.smoothness,
          description: 'Standard deviation, in pixels, of what smooths these fields.',
        },
        mirror: {
          type: 'number',
          minimum: 0,
          maximum: 1,
          default: noAugmentation.mirror,
          description: 'Share of the images that are mirrored, left to right.',
        },
        plain: {
          type: 'number',
          minimum: 0,
          maximum: 1,
          default: noAugmentation.plain,
          description:
            'Share of the images that are moved by whole pixels alone, which leaves their greys as they are.',
        },
      },
      additionalProperties: false,
    },
    epochs: { type: 'integer', minimum: 1, description: 'Passes over the training samples.' },
    batch: {
      type: 'integer',
      minimum: 1,
      maximum: 2147483647,
      default: 1,
      description:
        'Samples an update: their gradients are averaged, and decay comes once. 1 is the paper’s; above it errors always pass down through the weights before the update.',
    },
    validation: {
      type: 'integer',
      minimum: 0,
      default: 0,
      description: 'Training samples held out to choose by; a search needs at least 1.',
    },
    seed: {
      type: 'integer',
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      default: 1,
      description: 'Where all random numbers come from.',
    },
    shuffle: { type: 'boolean', default: true, description: 'Whether each epoch has an order of its own.' },
    patience: {
      type: 'integer',
      minimum: 1,
      description:
        'Ends a training after so many epochs without a better validation accuracy; by default none ends early.',
    },
    revive: {
      type: 'number',
      minimum: 0,
      maximum: 1,
      default: 0.001,
      description:
        'After an epoch, hidden neurons that fired on a smaller share of the training samples get new weights.',
    },
  },
  required: ['epochs'],
  additionalProperties: false,
} as const;

const parallel = {
  type: 'object',
  description: 'In which order trials that run side by side are asked for and judged.',
  default: {},
  properties: {
    mode: {
      enum: ['reproducible', 'async'],
      default: 'reproducible',
      description:
        'reproducible: as `workers` imaginary workers would, so any number of threads gives the same; async: as they end, one a thread.',
    },
    workers: {
      type: 'integer',
      minimum: 1,
      default: 4,
      description:
        'Trials under way at a time in reproducible mode. More keep more threads busy; fewer know more when the next is suggested.',
    },
  },
  additionalProperties: false,
} as const;

const objectives = {
  type: 'array',
  minItems: 1,
  default: [{ metric: 'validation.accuracy', direction: 'maximize' }],
  description:
    'What trials are judged by after their last epoch. Of several the result is the Pareto front; the first chooses the network that is retrained.',
  items: {
    type: 'object',
    description: 'One objective.',
    properties: {
      metric: {
        enum: Object.keys(metrics) as (keyof typeof metrics)[],
        description:
          'On the validation samples: accuracy (by the potential rule, unless another is named), shares of silent samples and of ties, mean decision step, mean spikes of all neurons up to the decision; or the number of weights.',
      },
      direction: { enum: ['maximize', 'minimize'], description: 'Which values are good.' },
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
      'Trials that a thread trains side by side by one call of the backend, for devices that need much to do; it changes no result. Together, threads have no more to do than /parallel/workers trials.',
  },
} as const;

/** Members of `search` that are not options of the search plugin. */
export const searchMembers = {
  trials: {
    type: 'integer',
    minimum: 1,
    maximum: 1_000_000,
    description: 'Number of trials, those in `enqueue` included.',
  },
  space: {
    type: 'object',
    description: 'What to vary: JSON Pointers into this config, each with an expression of hyperopt.',
    minProperties: 1,
  },
  enqueue: {
    type: 'array',
    items: {
      type: 'object',
      description: 'Values by pointers of the space; what is left out is as in the config.',
    },
    default: [{}],
    description:
      'The first trials: points of the space to try before the search chooses. By default one, the config as it is.',
  },
  keep: {
    type: 'integer',
    minimum: 0,
    default: 1,
    description:
      'So many of the best trials leave their weights in the results, beside those of the retrained best.',
  },
  timeout: {
    type: 'number',
    exclusiveMinimum: 0,
    description:
      'Seconds after which no trial begins; those under way come to their end. Where it takes effect, the sweep cannot be repeated.',
  },
  patience: {
    type: 'integer',
    minimum: 1,
    description:
      'Epochs of all trials together without a better complete trial, after which no trial begins.',
  },
  retries: {
    type: 'integer',
    minimum: 0,
    default: 2,
    description:
      'How often a training goes on after its thread has died. What it throws itself is not tried again.',
  },
  maxConsecutiveFailures: {
    type: 'integer',
    minimum: 1,
    default: 10,
    description: 'So many failed trials on end stop the sweep.',
  },
} as const;

/** What the sweep itself reads beside a plugin's options. */
export const ownMembers: Readonly<Record<Kind, object>> = {
  dataset: {},
  encoder: {},
  backend: backendMembers,
  search: searchMembers,
  pruner: {},
};

/** Schema (draft 7) of a normalised config, but for the options of what it uses. */
export const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  description: 'What to train, how, and what to vary.',
  type: 'object',
  properties: {
    $schema: { type: 'string', description: 'Where editors find this schema.' },
    name: {
      type: 'string',
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
      maxLength: 150,
      description: 'Name of the sweep and of its files; default: the path below configs/ with dashes.',
    },
    dataset: use('Where the samples come from: the module of a dataset plugin.'),
    encoder: use('What turns samples into spike times: the module of an encoder plugin.'),
    backend: {
      ...use('What the networks run on: the module of a backend plugin.'),
      properties: { ...use('').properties, ...backendMembers },
    },
    network,
    training,
    search: {
      ...use('What to vary, and the plugin that chooses; without it the config is a single run.'),
      properties: { ...use('').properties, ...searchMembers },
      required: ['use', 'trials', 'space'],
    },
    objectives,
    pruner: use(
      'What stops poor trials early: none, asha, hyperband, median, or the module of a pruner plugin.',
    ),
    parallel,
    threads: {
      anyOf: [{ const: 'auto' }, { type: 'integer', minimum: 0 }],
      default: 'auto',
      description: 'Trials at a time: "auto" for one a core, 0 for this process alone.',
    },
  },
  required: ['dataset', 'encoder', 'backend', 'network', 'training'],
  additionalProperties: false,
} as const;
