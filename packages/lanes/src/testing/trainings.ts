import { assert, type Check } from '@s4nn/core/testing';
import { assertSame, epochsOf, expectedOf, lastState, segmentOf } from './expected.js';
import { jsonOf } from './project.js';
import type { WithLanes } from './with-lanes.js';

/** What lanes promise about trainings that nothing disturbs. */
export const trainings = (withLanes: WithLanes): Check[] => [
  {
    name: 'trains as the reference does, and reports each epoch with its weights',
    run: () =>
      withLanes(async (lanes) => {
        const { reports, states, weights } = await expectedOf();
        const epochs = await epochsOf(lanes, segmentOf(await jsonOf()));
        assertSame(
          epochs.map(({ report }) => report),
          reports,
          'reports',
        );
        // Lanes may leave out the states of all epochs but the last.
        for (const [k, { state }] of epochs.slice(0, -1).entries()) {
          if (state) assertSame(state.weights, states[k]!.weights, `weights after epoch ${k + 1}`);
        }
        assertSame(lastState(epochs).weights, weights, 'weights after the last epoch');
      }),
  },
  {
    name: 'resumes from any state to the same result, with the state of an optimiser',
    run: () =>
      withLanes(
        async (lanes) => {
          const adam = { '/training/optimiser': 'adam', '/training/batch': 4 };
          const json = await jsonOf(adam);
          const { reports, states, weights } = await expectedOf(adam);
          for (const [index, from] of states.slice(0, -1).entries()) {
            const epochs = await epochsOf(lanes, segmentOf(json, { from }));
            assertSame(
              epochs.map(({ report }) => report),
              reports.slice(index + 1),
              `reports from epoch ${index + 1}`,
            );
            assertSame(lastState(epochs).weights, weights, `weights from epoch ${index + 1}`);
          }
          const second = await epochsOf(lanes, segmentOf(json, { from: states[0]!, to: 2 }));
          assertSame(lastState(second).moments, states[1]!.moments, 'moments of Adam');
        },
        { '/training/optimiser': 'adam' },
      ),
  },
  {
    name: 'tells before the first epoch that a worker has taken a segment, if that is on another machine',
    run: () =>
      withLanes(async (lanes) => {
        const events: string[] = [];
        await lanes.run(
          segmentOf(await jsonOf()),
          ({ report }) => events.push(`epoch ${report.epoch}`),
          new AbortController().signal,
          (worker) => events.push(worker === null ? 'taken' : `taken by ${worker.name} on ${worker.host}`),
        );
        const isElsewhere = lanes.where !== undefined;
        assert(events[0]!.startsWith('taken') === isElsewhere, `found ${events[0]} first`);
        const taken = events.filter((event) => event.startsWith('taken'));
        assert(isElsewhere || taken.length === 0, `found ${taken} on this machine`);
      }),
  },
  {
    name: 'trains only up to the end of the segment',
    run: () =>
      withLanes(async (lanes) => {
        const { reports, states } = await expectedOf();
        const epochs = await epochsOf(lanes, segmentOf(await jsonOf(), { to: 2 }));
        assertSame(
          epochs.map(({ report }) => report),
          reports.slice(0, 2),
          'reports',
        );
        assertSame(lastState(epochs).weights, states[1]!.weights, 'weights that the next epoch starts with');
      }),
  },
  {
    name: 'trains on all training samples, without validation, if the segment says so',
    run: () =>
      withLanes(async (lanes) => {
        const { reports, weights } = await expectedOf({}, 'all');
        const epochs = await epochsOf(lanes, segmentOf(await jsonOf(), { part: 'all' }));
        assertSame(
          epochs.map(({ report }) => report),
          reports,
          'reports',
        );
        assertSame(lastState(epochs).weights, weights, 'weights');
        assert(epochs[0]!.report.validation === null, 'found a validation, expected none');
      }),
  },
];
