import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListData } from '../../src/list.js';
import { example } from '../../test/example.js';
import { withLiveCurves } from './live-curve.js';
import { mergeList } from './merge-list.js';
import { eventReader, type ServerEvent } from './sse.js';

const word = fc.stringMatching(/^[a-z0-9 ."{}:,]{1,8}$/);

test('events are the same however their text is cut', () => {
  const event = fc.record({ event: word, data: word, id: fc.option(word) });
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 6 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      (events, cuts) => {
        const text = events
          .map(
            ({ event: name, data, id }) =>
              `event: ${name}\n${id === null ? '' : `id: ${id}\n`}data: ${data}\n\n`,
          )
          .join(': alive\n\n');
        const read = eventReader();
        const found: ServerEvent[] = [];
        for (let at = 0; at < text.length; ) {
          const to = at + cuts.next().value;
          found.push(...read(text.slice(at, to)));
          at = to;
        }
        let last = '';
        expect(found).toEqual(
          events.map(({ event: name, data, id }) => {
            last = id ?? last;
            return { event: name, data, id: last };
          }),
        );
      },
    ),
  );
});

test('comments, and blocks without data, are no events; lines of data belong together', () => {
  const read = eventReader();
  expect(read('retry: 2000\n\n: alive\n\nevent: x\n\n')).toEqual([]);
  expect(read('data: a\ndata:b\n\n')).toEqual([{ event: 'message', data: 'a\nb', id: '' }]);
  expect(read('id: 7\ndata: c')).toEqual([]);
  expect(read('\n\n')).toEqual([{ event: 'message', data: 'c', id: '7' }]);
});

test('a list takes rows that changed, forgets those that are gone, and is in the order of the server', () => {
  const row = (name: string, trouble: string) => ({ name, changed: '', trouble });
  const data: ListData = { now: '1', folder: 'f', sweeps: [row('a', '1'), row('b', '1'), row('c', '1')] };
  const news = { now: '2', folder: 'f', names: ['d', 'b', 'a'], sweeps: [row('b', '2'), row('d', '2')] };
  expect(mergeList(data, news)).toEqual({
    ...{ now: '2', folder: 'f' },
    sweeps: [row('d', '2'), row('b', '2'), row('a', '1')],
  });
});

test('epochs that the log lacks go on from those that it has, of running trials only', () => {
  const { trials } = example(30);
  const running = trials.find(({ state }) => state === 'running')!;
  const ended = trials.find(({ state }) => state === 'complete')!;
  const last = running.curve.at(-1)![0];
  const more = [
    [last, 0.1],
    [last + 1, 0.2],
    [last + 2, null],
  ] as const;
  const curves = { [running.id]: more, [ended.id]: more, 999: more };
  expect(withLiveCurves(trials, curves)).toEqual([
    { ...running, curve: [...running.curve, [last + 1, 0.2], [last + 2, null]] },
  ]);
});
