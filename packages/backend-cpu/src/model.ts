import { checkedModel, type Model, type Network } from '@s4nn/core';
import type { Engine } from './engine.js';

/** A model whose networks run one after the other. */
export const modelOf = (networks: readonly [Network, ...Network[]], engines: readonly Engine[]): Model =>
  checkedModel(networks, {
    train: (spikes, plans) => engines.map((engine, index) => engine.train(spikes, plans[index]!)),
    infer: (spikes, samples, detail) => engines.map((engine) => engine.infer(spikes, samples, detail)),
    read: () => engines.map((engine) => engine.read()),
    write: (weights) => {
      engines.forEach((engine, index) => {
        engine.write(weights[index]!);
      });
    },
    ...(engines.every(({ readMoments }) => readMoments) && {
      readMoments: () => engines.map((engine) => engine.readMoments!()),
      writeMoments: (moments) => {
        engines.forEach((engine, index) => {
          engine.writeMoments!(moments[index]!);
        });
      },
    }),
    dispose: () => {},
  });
