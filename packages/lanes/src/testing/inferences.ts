import { indices, reference } from '@s4nn/core';
import { assert, type Check } from '@s4nn/core/testing';
import { openHost } from '../host/host.js';
import { networkOf } from '../host/job.js';
import { assertSame, expectedOf } from './expected.js';
import { configOf, jsonOf } from './project.js';
import type { WithLanes } from './with-lanes.js';

/** What lanes promise about inference. */
export const inferences = (withLanes: WithLanes): Check[] => [
  {
    name: 'infers any slice of the test samples as the reference does',
    run: () =>
      withLanes(async (lanes) => {
        const config = await configOf();
        const { weights } = await expectedOf();
        const test = (await openHost(config)).data.encode('test', config.plugins.encoder.options);
        await using model = await reference().compile([networkOf(config.json, test)]);
        await model.write([weights]);
        for (const [from, to, detail] of [
          [0, 30, 'full'],
          [7, 19, 'decision'],
          [29, 30, 'full'],
          [5, 5, 'full'],
        ] as const) {
          const outcome = await lanes.infer(
            structuredClone({ json: config.json, weights, from, to, detail }),
          );
          assert(outcome.ok, `found the failure ${outcome.ok || outcome.message}, expected an inference`);
          const samples = indices(30).slice(from, to);
          const [expected] = await model.infer(test, samples, detail);
          assertSame(outcome.inference, expected, `samples ${from}…${to}`);
        }
      }),
  },
  {
    name: 'reports a mistake in a config as the user’s',
    run: () =>
      withLanes(async (lanes) => {
        const { weights } = await expectedOf();
        const json = await jsonOf({ '/encoder/duration': 1 });
        const outcome = await lanes.infer({ json, weights, from: 0, to: 3, detail: 'full' });
        assert(!outcome.ok && outcome.mistake, `found ${JSON.stringify(outcome)}, expected a mistake`);
      }),
  },
];
