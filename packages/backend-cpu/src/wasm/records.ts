/** The records of assembly/records.ts, written from here: the same fields in the same order. */

/** Neurons of a tile. */
export const lanes = 24;

/** Addresses of one layer's input stream. */
export interface StreamRecord {
  readonly entries: number;
  readonly rankOf: number;
  readonly steps: number;
  readonly starts: number;
}

/** One layer: its shape and its addresses. */
export interface LayerRecord {
  readonly threshold: number;
  readonly size: number;
  readonly tiles: number;
  readonly inputs: number;
  readonly weights: number;
  readonly input: number;
  readonly times: number;
  readonly errors: number;
  readonly events: number;
  readonly tileEvents: number;
  readonly fired: number;
  readonly sums: number;
  readonly bins: number;
}

/** One network: its options and the addresses of the block it works on. */
export interface NetworkRecord {
  readonly layers: number;
  readonly duration: number;
  readonly delay: number;
  readonly reaches: boolean;
  readonly readout: number;
  readonly neurons: number;
  readonly times: number;
  readonly offsets: number;
  readonly labels: number;
  readonly outputTimes: number;
  readonly outputPotentials: number;
  readonly spikesToDecision: number;
  readonly spikes: number;
  readonly first: number;
}

/** Bytes of each record. */
export const sizes = { stream: 24, layer: 80, network: 64 } as const;

export function writeStream(memory: DataView, at: number, stream: StreamRecord): void {
  integers(memory, at, [0, 0, stream.entries, stream.rankOf, stream.steps, stream.starts]);
}

export function writeLayer(memory: DataView, at: number, layer: LayerRecord): void {
  memory.setFloat64(at, layer.threshold, true);
  setRate(memory, at, 0, 1);
  memory.setFloat64(at + 24, 1, true);
  const { size, tiles, inputs, weights, input, times, errors, events, tileEvents, fired, sums, bins } = layer;
  integers(memory, at + 32, [
    ...[size, tiles, inputs, weights, input, times],
    ...[errors, events, tileEvents, fired, sums, bins],
  ]);
}

/** Learning rate of a layer, and the share of a weight that a sample's decay leaves. */
export function setRate(memory: DataView, layer: number, rate: number, kept: number): void {
  memory.setFloat64(layer + 8, rate, true);
  memory.setFloat64(layer + 16, kept, true);
}

export function writeNetwork(memory: DataView, at: number, network: NetworkRecord): void {
  const { layers, duration, delay, reaches, readout } = network;
  const { neurons, times, offsets, labels } = network;
  const { outputTimes, outputPotentials, spikesToDecision, spikes, first } = network;
  integers(memory, at, [
    ...[layers, duration, delay, reaches ? 1 : 0, readout, 0, 0],
    ...[neurons, times, offsets, labels],
    ...[outputTimes, outputPotentials, spikesToDecision, spikes, first],
  ]);
}

/** Sets both counts of a network to 0 and gives what they were. */
export function takeCounts(memory: DataView, network: number): { learned: number; correct: number } {
  const counts = {
    learned: memory.getUint32(network + 20, true),
    correct: memory.getUint32(network + 24, true),
  };
  integers(memory, network + 20, [0, 0]);
  return counts;
}

function integers(memory: DataView, at: number, values: readonly number[]): void {
  values.forEach((value, index) => {
    memory.setUint32(at + 4 * index, value, true);
  });
}
