import { inputsOf, type Network, outputsOf } from '@s4nn/core';
import { type Precision, sizeOf, tilingOf, type Values } from './records.js';

/** Most spikes and most samples that one call works on: about 1.5 MB. */
const blockEntries = 262144;
const blockSamples = 512;
/** Most samples that inference runs side by side. */
const mostSlots = 32;

/** Bytes that 32-bit addresses and offsets reach. */
export const mostBytes = 2 ** 32;

/** An amount of memory in words. */
export const gibibytes = (bytes: number): string => `${Number((bytes / 2 ** 30).toFixed(1))} GiB`;

/** Where a model's records and arrays lie: byte addresses, each a multiple of 16. */
export type Layout = ReturnType<typeof layoutOf>;

/** Room for up to `samples` samples with up to `entries` spikes together, and for what comes of them. */
export type Block = Layout['block'];

/** Weights in tiles of one precision, and what running over them takes. */
export type Run = Layout['learning'];

/** The exact memory of a model of `count` networks of one shape that infers in a precision; it learns in float32. */
export function layoutOf(network: Network, count: number, inference: Precision) {
  // The first bytes stay free: 0 is no address.
  let bytes = 16;
  const take = (length: number, width: number): number => {
    const at = bytes;
    bytes = Math.ceil((at + length * width) / 16) * 16;
    return at;
  };
  const depth = network.layers.length;
  const outputs = outputsOf(network);
  const ranks = (k: number): number => Math.min(inputsOf(network, k), network.duration);

  function takeRun(precision: Precision, learns: boolean, most: number) {
    const width = precision === 'float32' ? 4 : 2;
    const tilings = network.layers.map(({ size }) => tilingOf(size, precision));
    /** Neurons that the tiles of a layer have room for. */
    const room = tilings.map(({ tiles, lanes }) => tiles * lanes);
    const rankBytes = tilings.map(({ tiles }) => Math.ceil(tiles / 2) * 8);
    // Samples share a tile's weights while those are near; one tile alone is read from end to end in any case.
    const slots = tilings[0]!.tiles > 1 ? most : 1;
    return {
      precision,
      tilings,
      slots,
      /** Records of each network, slot by slot: one of the network, and those of its layers side by side. */
      networks: Array.from({ length: count }, () => ({
        record: take(slots, sizeOf('Network')),
        layers: take(slots * depth, sizeOf('Layer')),
        weights: room.map((neurons, k) => take(neurons * inputsOf(network, k), width)),
      })),
      /** What all networks work with, one after the other; entry k belongs to layer k. */
      work: network.layers.map(
        ({ size }, k) =>
          ({
            rankBytes: rankBytes[k]!,
            absent: take(1, rankBytes[k]!),
            list: take((ranks(k) * rankBytes[k]!) / 8 + 1, 8),
            errors: take(learns ? room[k]! : 0, 4),
            fired: take(learns ? size : 0, 4),
            sums: take(learns && k > 0 ? inputsOf(network, k) : 0, 16),
          }) satisfies Partial<Values<'Layer'>>,
      ),
      /** The same for what each slot has of its own. */
      ownWork: Array.from({ length: slots }, () =>
        network.layers.map((_, k) => ({
          input: take(1, sizeOf('Stream')),
          stream: {
            // Kernels write before they know whether to: one entry before the first, and one after the last.
            entries: take(inputsOf(network, k) + 3, 8) + 16,
            steps: take(ranks(k), 2),
            starts: take(ranks(k) + 1, 4),
          } satisfies Partial<Values<'Stream'>>,
          layer: {
            potentials: take(room[k]!, width),
            masks: take(ranks(k), rankBytes[k]!),
            crossed: take(1, rankBytes[k]!),
            times: take(k === depth - 1 ? room[k]! : 0, 2),
          } satisfies Partial<Values<'Layer'>>,
        })),
      ),
      live: take(slots, 4),
      firing: take(slots, 4),
    };
  }

  const shared = inference === 'float32';
  const learning = takeRun('float32', true, shared ? mostSlots : 1);
  const inferring = shared ? learning : takeRun(inference, false, mostSlots);
  const entries = Math.max(network.inputs, blockEntries);
  const samples = Math.max(1, Math.min(blockSamples, Math.floor(blockEntries / outputs)));
  const block = {
    entries,
    samples,
    arrays: {
      neurons: take(entries, 4),
      times: take(entries, 2),
      offsets: take(samples + 1, 4),
      labels: take(samples, 2),
      outputTimes: take(samples * outputs, 2),
      outputPotentials: take(samples * outputs, 4),
      spikesToDecision: take(samples * depth, 4),
      spikes: take(samples * depth, 4),
    } satisfies Partial<Values<'Network'>>,
  };
  /** What dropout takes: lanes of each layer that are left out, and the spikes that are not. */
  const dropped = {
    lanes: learning.work.map(({ rankBytes }) => take(1, rankBytes)),
    spikes: {
      keptNeurons: take(network.inputs + 1, 4),
      keptTimes: take(network.inputs + 1, 2),
    } satisfies Partial<Values<'Network'>>,
  };
  /** One byte past the last array that every model has. */
  const end = bytes;
  /** What gathering gradients takes besides; entry k belongs to layer k of whichever network learns. */
  const gradients = learning.tilings.map(
    ({ tiles, lanes }, k) =>
      ({
        gradients: take(tiles * lanes * inputsOf(network, k), 4),
        touched: take(tiles, 1),
        peaks: take(tiles * lanes, 4),
        reached: take(tiles * lanes, 4),
      }) satisfies Partial<Values<'Layer'>>,
  );
  const bytesWithGradients = bytes;
  /** What Adam takes besides, of each network and layer. */
  const moments = Array.from({ length: count }, () =>
    learning.tilings.map(
      ({ tiles, lanes }, k) =>
        ({
          firstMoments: take(tiles * lanes * inputsOf(network, k), 4),
          secondMoments: take(tiles * lanes * inputsOf(network, k), 4),
        }) satisfies Partial<Values<'Layer'>>,
    ),
  );
  return {
    bytes: end,
    learning,
    inferring,
    block,
    dropped,
    gradients,
    bytesWithGradients,
    moments,
    bytesWithMoments: bytes,
  };
}
