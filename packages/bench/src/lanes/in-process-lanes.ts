import { type LanesPlugin, openLanes } from '@s4nn/lanes';

/** As many lanes as a sweep can use, in its own process: for trainings that only sleep. What a queue costs is what it adds to them. */
const plugin: LanesPlugin = {
  kind: 'lanes',
  options: { type: 'object', additionalProperties: false, properties: {} },
  create: async (_: object, { host, config, trainings }) => ({
    ...openLanes(host, config, 0),
    count: trainings,
  }),
};
export default plugin;
