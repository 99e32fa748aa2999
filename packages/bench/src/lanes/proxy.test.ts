import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { countingProxy } from './proxy.js';
import { hasRedis, startRedis } from './redis-server.js';

const request = (...words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`;

test.skipIf(!hasRedis())(
  `replies count for the commands that they answer, also if a transaction begins before what is in it (skipped without redis-server)`,
  async () => {
    await using server = await startRedis();
    await using proxy = await countingProxy(server.port);
    const client = connect(proxy.port, '127.0.0.1');
    const ask = async (...words: readonly string[]): Promise<number> => {
      client.write(request(...words));
      const [reply] = await once(client, 'data');
      return (reply as Buffer).length;
    };
    const state = 'x'.repeat(1000);
    const ofState =
      (await ask('multi')) +
      (await ask('set', '{s4nn}:state:1:a', state)) +
      (await ask('sadd', '{s4nn}:states:1', 'a')) +
      (await ask('exec')) +
      (await ask('get', '{s4nn}:state:1:a'));
    const ofOrder = await ask('get', '{s4nn}:order:1');
    expect(ofState).toBeGreaterThan(1000);
    expect(proxy.traffic()).toMatchObject({
      state: { commands: 5, received: ofState },
      order: { commands: 1, received: ofOrder },
    });
    client.destroy();
  },
);
