import { expect, test } from 'vitest';
import { noRedis, RedisServer, redisNote } from '../../test/redis-server.js';
import { addressOf } from './address.js';
import { checkServer, fieldsOf, warningsOf } from './check-server.js';
import { connect } from './connect.js';

test('settings that lose segments are warned of', () => {
  const good = { maxmemory_policy: 'noeviction', maxmemory: '0', aof_enabled: '1' };
  expect(warningsOf(good)).toEqual([]);
  expect(warningsOf({ ...good, maxmemory_policy: 'allkeys-lru', maxmemory: '1000' })).toEqual([
    'maxmemory-policy is allkeys-lru, so when its memory is full it forgets segments and locks; set it to noeviction',
  ]);
  expect(warningsOf({ ...good, aof_enabled: '0' })).toEqual([
    'appendonly is no, so segments begin again after a restart of Redis; set it to yes',
  ]);
});

test.each([
  ['redis_version:6.0.16', /found Redis 6\.0\.16, expected 6\.2 or newer, or Valkey/],
  ['redis_version:5.0.3', /found Redis 5\.0\.3/],
  ['redis_version:6.2.0', null],
  ['redis_version:10.0.1', null],
  ['redis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.0.1', null],
])('%j is an old server or not', async (info, refused) => {
  const checked = checkServer({ info: async () => info } as never, addressOf('redis://lab'));
  if (refused) await expect(checked).rejects.toThrow(refused);
  else expect(await checked).toEqual([]);
});

test.skipIf(noRedis !== null)(`a real server says what it is set to${redisNote}`, async () => {
  await using server = await RedisServer.start('--maxmemory-policy', 'volatile-lru', '--maxmemory', '100mb');
  const address = addressOf(server.url);
  const redis = await connect(address);
  expect(fieldsOf(await redis.info()).aof_enabled).toBe('1');
  expect(await checkServer(redis, address)).toEqual([
    `warning: ${server.url}: maxmemory-policy is volatile-lru, so when its memory is full it forgets segments and locks; set it to noeviction`,
  ]);
  redis.disconnect();
});
