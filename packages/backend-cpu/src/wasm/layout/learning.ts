import type { Network } from '@s4nn/core';
import { numbersInTiles } from '../../tiles.js';
import type { Values } from '../records.js';
import type { Addresses } from './addresses.js';
import type { Run } from './run.js';

/** Lays out what dropout needs: the lanes of each layer that are left out, and the spikes that are not. */
export const layDropped = ({ take }: Addresses, network: Network, { work }: Run) => ({
  lanes: work.map(({ rankBytes }) => take(1, rankBytes)),
  spikes: {
    keptNeurons: take(network.inputs + 1, 4),
    keptTimes: take(network.inputs + 1, 2),
  } satisfies Partial<Values<'Network'>>,
});

/** Lays out what gathering gradients needs; entry k belongs to layer k of whichever network learns. */
export const layGradients = ({ take }: Addresses, network: Network, { tilings }: Run) =>
  tilings.map((tiling, k) => {
    const { tiles, lanes } = tiling;
    return {
      gradients: take(numbersInTiles(network, k, tiling), 4),
      touched: take(tiles, 1),
      peaks: take(tiles * lanes, 4),
      reached: take(tiles * lanes, 4),
    } satisfies Partial<Values<'Layer'>>;
  });

/** Lays out what Adam needs for each layer of one network. */
export const layMoments = ({ take }: Addresses, network: Network, { tilings }: Run) =>
  tilings.map(
    (tiling, k) =>
      ({
        firstMoments: take(numbersInTiles(network, k, tiling), 4),
        secondMoments: take(numbersInTiles(network, k, tiling), 4),
      }) satisfies Partial<Values<'Layer'>>,
  );
