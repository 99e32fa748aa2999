import hyperparameters from 'hyperparameters';

/** hyperopt-js's own random search, as it is. */
const plugin = {
  kind: 'search',
  options: { type: 'object', additionalProperties: false, properties: {} },
  create: () => hyperparameters.search.randomSearch,
};
export default plugin;
