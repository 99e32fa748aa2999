import { spawnSync } from 'node:child_process';
import {
  type Backend,
  type Inference,
  indices,
  type Model,
  type Spikes,
  samplesIn,
  spikeTimes,
  weights,
} from '@s4nn/core';
import { type PeerArray, startPeer } from './peer.js';

/** Why the NumPy peer cannot run here, or the versions that it runs on. */
export function findNumpy(): { versions: string } | { missing: string } {
  const program =
    'import sys; print(sys.executable); import numpy; print(f"NumPy {numpy.__version__}, Python {sys.version.split()[0]}")';
  const { error, status, stdout, stderr } = spawnSync('python3', ['-c', program], { encoding: 'utf8' });
  if (error) return { missing: `python3 does not start (${error.message})` };
  const [python, versions] = stdout.trim().split('\n');
  if (status === 0 && versions) return { versions };
  return { missing: `${python || 'python3'} has no NumPy (${stderr.trim().split('\n').at(-1)})` };
}

/** numpy_peer.py behind the backend boundary: one process and one network per model. Times include the pipe. */
export const numpy = (): Backend => ({
  compile: async (networks) => {
    const [network, ...others] = networks;
    if (others.length > 0) throw new Error('the NumPy peer runs one network per model');
    const peer = startPeer();
    await peer.ask({ do: 'compile', network }, []);
    const model: Model = {
      networks,
      train: async (spikes, [plan]) => {
        const { samples, rule, rate } = plan!;
        const request = { do: 'train', rule, rate };
        const labels = Uint16Array.from(samples, (sample) => spikes.labels[sample]!);
        const { answer, arrays } = await peer.ask(request, [...entriesOf(spikes, samples), labels]);
        return [
          {
            learned: Number(answer.learned),
            correct: Number(answer.correct),
            fired: arrays as Uint32Array[],
          },
        ];
      },
      infer: async (spikes, samples = indices(samplesIn(spikes)), detail = 'decision') => {
        const { arrays } = await peer.ask({ do: 'infer' }, entriesOf(spikes, samples));
        const [times, potentials, spikesToDecision, all] = arrays as [
          Uint16Array,
          Float64Array,
          Uint32Array,
          Uint32Array,
        ];
        const inference: Inference = {
          times: spikeTimes(times),
          potentials,
          spikesToDecision,
          spikes: detail === 'full' ? all : null,
        };
        return [inference];
      },
      read: async () => {
        const { arrays } = await peer.ask({ do: 'read' }, []);
        return [arrays.map((layer) => weights(layer as Float64Array))];
      },
      write: async ([layers]) => {
        await peer.ask(
          { do: 'write' },
          layers!.map((layer) => Float64Array.from(layer)),
        );
      },
      [Symbol.asyncDispose]: () => peer.end(),
    };
    return model;
  },
});

/** Offsets, neurons and steps of only the given samples. */
function entriesOf(spikes: Spikes, samples: Uint32Array): PeerArray[] {
  const offsets = new Uint32Array(samples.length + 1);
  samples.forEach((sample, row) => {
    offsets[row + 1] = offsets[row]! + spikes.offsets[sample + 1]! - spikes.offsets[sample]!;
  });
  const neurons = new Uint32Array(offsets.at(-1)!);
  const steps = new Uint16Array(offsets.at(-1)!);
  samples.forEach((sample, row) => {
    const [from, to] = [spikes.offsets[sample]!, spikes.offsets[sample + 1]!];
    neurons.set(spikes.neurons.subarray(from, to), offsets[row]!);
    steps.set(spikes.times.subarray(from, to), offsets[row]!);
  });
  return [offsets, neurons, steps];
}
