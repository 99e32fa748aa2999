import { assert, type Check } from '@s4nn/core/testing';
import { type Demand, demandOf } from '../host/demand.js';
import { openHost } from '../host/host.js';
import { configOf } from './project.js';
import type { LanesContractOptions, WithLanes } from './with-lanes.js';

/** What lanes promise about what they find out before any training. */
export const demands = (withLanes: WithLanes, { outliveThreads }: LanesContractOptions): Check[] => [
  {
    name: 'says of each demand whether its backend takes it, and keeps working',
    run: () =>
      withLanes(async (lanes) => {
        const sound = await demandWith('none');
        const outcomes = await lanes.check(structuredClone([sound, await demandWith('throw'), sound]));
        const found = JSON.stringify(outcomes.map(({ ok }) => ok));
        assert(found === '[true,false,true]', `found ${found}, expected one failure in the middle`);
      }),
  },
  ...(outliveThreads
    ? [
        {
          name: 'reports all demands as died when their thread ends',
          run: () =>
            withLanes(async (lanes) => {
              const sound = await demandWith('none');
              const outcomes = await lanes.check([sound, await demandWith('exit')]);
              const areDead = outcomes.length === 2 && outcomes.every((each) => !each.ok && each.died);
              assert(areDead, `found ${JSON.stringify(outcomes)}, expected two deaths`);
              const [again] = await lanes.check([sound]);
              assert(again?.ok === true, `found ${JSON.stringify(again)}, expected another thread`);
            }),
        },
        ...(['hang', 'spin'] as const).map((fault) => ({
          name: `ends a check that never ends (${fault}) when it is killed, and keeps working`,
          run: () =>
            withLanes(async (lanes) => {
              const [first] = await lanes.check([await demandWith(fault)], AbortSignal.timeout(200));
              assert(first?.ok === false && first.died, `found ${JSON.stringify(first)}, expected a death`);
              const [again] = await lanes.check([await demandWith('none')]);
              assert(again?.ok === true, `found ${JSON.stringify(again)}, expected another thread`);
            }),
        })),
      ]
    : []),
];

async function demandWith(fault: 'none' | 'throw' | 'exit' | 'hang' | 'spin'): Promise<Demand> {
  const config = await configOf({ '/backend/fault': fault });
  return demandOf(await openHost(config), config.json);
}
