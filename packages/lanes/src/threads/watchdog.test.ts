import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { watchdog } from './watchdog.js';

/** How often a watchdog with a limit of 0.2 s has called. */
function watched() {
  const calls: number[] = [];
  return { calls, dog: watchdog(0.2, () => calls.push(1)) };
}

test('it calls once after silence, from the first sign of life on', async () => {
  const { calls, dog } = watched();
  await setTimeout(300);
  expect(calls).toHaveLength(0);
  dog.heard();
  await setTimeout(100);
  dog.heard();
  expect(calls).toHaveLength(0);
  while (calls.length === 0) await setTimeout(10);
  await setTimeout(300);
  expect(calls).toHaveLength(1);
  dog[Symbol.dispose]();
});

test('time in which this process could hear nothing does not count', async () => {
  const { calls, dog } = watched();
  dog.heard();
  for (let k = 0; k < 3; k++) {
    const until = performance.now() + 250;
    while (performance.now() < until);
    // What was said meanwhile is heard only now.
    await setTimeout(0);
    expect(calls).toHaveLength(0);
    dog.heard();
  }
  dog[Symbol.dispose]();
  await setTimeout(300);
  expect(calls).toHaveLength(0);
});

test('without a limit it never calls', async () => {
  using dog = watchdog(undefined, () => expect.unreachable());
  dog.heard();
  await setTimeout(20);
});
