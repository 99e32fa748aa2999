/**
 * Which of our packages, or of their modules such as `tpe/importance`, each package may import. Every package that is not named
 * here is a plugin and imports only core.
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  core: [],
  files: ['core'],
  download: ['core', 'files'],
  npy: ['core', 'files/sniff'],
  images: ['core', 'files'],
  'dataset-csv': ['core', 'files'],
  'dataset-mnist': ['core', 'files', 'npy'],
  'dataset-folder': ['core', 'images'],
  'dataset-caltech': ['core', 'download', 'images'],
  log: ['core', 'files'],
  weights: ['core', 'files', 'npy'],
  config: ['core'],
  gp: ['core', 'tpe'],
  lanes: ['config', 'core'],
  'lanes-bullmq': ['config', 'core', 'lanes', 'log'],
  charts: ['core', 'log'],
  report: ['charts', 'core', 'log'],
  sweep: ['config', 'core', 'files', 'lanes', 'log', 'report', 'tpe/importance', 'weights'],
  dashboard: ['config', 'core', 'files', 'log', 'measure', 'report', 'sweep'],
  measure: ['config', 'core', 'files', 'lanes', 'log', 'sweep', 'weights'],
  cli: ['config', 'core', 'dashboard', 'files', 'lanes', 'log', 'measure', 'report', 'sweep', 'weights'],
  bench: [
    'backend-cpu',
    'backend-gpu',
    'config',
    'core',
    'dataset-csv',
    'dataset-mnist',
    'encoders',
    'gp',
    'lanes',
    'lanes-bullmq',
    'log',
    'measure',
    'report',
    'sweep',
    'tpe',
  ],
};

/** Which of our packages a package loads by name at run time: it declares them but imports none of them. */
export const foundByName: Readonly<Record<string, readonly string[]>> = { config: ['pruners'] };

/** Which of our packages, or modules of them, a package may import. */
export const mayImport = (name: string): readonly string[] => arrows[name] ?? ['core'];

/**
 * The modules that must run in a page: they import neither Node nor modules of ours that do. Patterns of paths, for sources
 * and for built files.
 */
export const inPages: readonly string[] = [
  '^packages/(core|encoders|charts|dataset-yin-yang|backend-cpu|gp|tpe|report|pruners|npy)/(src|page|dist)/',
  '^packages/files/(src|dist)/(sniff|signatures)[.]',
  '^packages/dataset-mnist/(src|dist)/idx/(idx|header)[.]',
  '^packages/(log|weights)/(src|dist)/(?!files?/)',
];
