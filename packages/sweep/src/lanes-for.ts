import { type Config, load } from '@s4nn/config';
import { inPlugin } from '@s4nn/config/running';
import { type Host, type Lanes, type LanesContext, type LanesPlugin, openLanes } from '@s4nn/lanes';

/**
 * Opens the lanes that a config names, or threads of this process.
 * @throws InputError if the place of the lanes does not answer, or refuses the sweep.
 */
export async function lanesFor(
  config: Config,
  host: Promise<Host>,
  more: Omit<LanesContext, 'config' | 'host'>,
): Promise<Lanes> {
  const { lanes } = config.plugins;
  if (!lanes) return openLanes(host, config, more.threads, more.trainings);
  // It will be reported where the samples are needed.
  host.catch(() => {});
  const plugin = (await load(lanes)) as LanesPlugin;
  return inPlugin(lanes, () => plugin.create(lanes.options as never, { config, host, ...more }));
}
