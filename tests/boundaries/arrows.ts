/**
 * Which of our packages each package may import, or modules of them, as `tpe/importance`. Whatever is not named here is a
 * plugin, and imports only core.
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  core: [],
  files: ['core'],
  download: ['core', 'files'],
  images: ['core'],
  'dataset-folder': ['core', 'images'],
  'dataset-caltech': ['core', 'download', 'images'],
  log: ['core', 'files'],
  weights: ['core', 'files'],
  config: ['core'],
  lanes: ['config', 'core'],
  report: ['core', 'log'],
  sweep: ['config', 'core', 'files', 'lanes', 'log', 'report', 'tpe/importance', 'weights'],
  measure: ['config', 'core', 'files', 'lanes', 'log', 'sweep', 'weights'],
  cli: ['config', 'core', 'files', 'lanes', 'log', 'measure', 'report', 'sweep', 'weights'],
  bench: [
    'backend-cpu',
    'backend-gpu',
    'config',
    'core',
    'dataset-mnist',
    'encoders',
    'measure',
    'sweep',
    'tpe',
  ],
};

/** Which of our packages a package finds by their names at run time: it declares them and imports none of them. */
export const foundByName: Readonly<Record<string, readonly string[]>> = { config: ['pruners'] };

/** Which of our packages, or modules of them, a package may import. */
export const mayImport = (name: string): readonly string[] => arrows[name] ?? ['core'];

/**
 * The modules that must run in a page, so that they import nothing of Node, and nothing of ours that does: patterns of
 * paths, of sources and of what is built from them.
 */
export const inPages: readonly string[] = [
  '^packages/(core|encoders|dataset-yin-yang|backend-cpu|tpe|report|pruners)/(src|page|dist)/',
  '^packages/(log|weights)/(src|dist)/(?!files?/)',
];
