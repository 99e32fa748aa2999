import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asOnATerminal, kept } from '../../../test/run.js';
import { terminalOn } from '../../terminal.js';
import { createDownloadView } from './download-view.js';

beforeEach(asOnATerminal);
afterEach(() => vi.unstubAllEnvs());

test('without a terminal, there is one line per stage and per tenth of a download', async () => {
  const { stream, text } = kept();
  const { show, close } = createDownloadView('pets', terminalOn(kept().stream, stream).stderr);
  show({ stage: 'wait', done: 0, total: null });
  for (let done = 0; done <= 25; done++) show({ stage: 'download', done: done * 1e5, total: 1e7 });
  show({ stage: 'check', done: 5e6, total: 1e7 });
  show({ stage: 'check', done: 1e7, total: 1e7 });
  close();
  expect(text().split('\n')).toEqual([
    'pets: waiting for another process that is downloading it',
    'pets: downloading, 0.0 MB of 10.0 MB',
    'pets: downloading, 1.0 MB of 10.0 MB',
    'pets: downloading, 2.0 MB of 10.0 MB',
    'pets: checking',
    '',
  ]);
});

test('a terminal has a bar, with the time that is left, ten times a second, which goes at the end', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
  const { stream, text } = kept('terminal');
  const { show, close } = createDownloadView('pets', terminalOn(kept().stream, stream).stderr);
  show({ stage: 'download', done: 0, total: 1e7 });
  vi.setSystemTime(50);
  show({ stage: 'download', done: 1e6, total: 1e7 });
  vi.setSystemTime(2000);
  show({ stage: 'download', done: 2.5e6, total: 1e7 });
  const shown = stripVTControlCharacters(text());
  expect(shown).toContain('0.0 MB of 10.0 MB');
  expect(shown).not.toContain('1.0 MB of');
  expect(shown).toContain('pets downloading ━━━━━━────────────────── 2.5 MB of 10.0 MB · 6 s left');
  show({ stage: 'unpack', done: 3e6, total: null });
  expect(stripVTControlCharacters(text())).toContain('pets unpacking 3.0 MB');
  close();
  vi.useRealTimers();
});
