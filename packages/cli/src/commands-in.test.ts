import { afterEach, expect, test, vi } from 'vitest';
import { commandsIn } from './commands-in.js';

afterEach(() => vi.unstubAllEnvs());

const text = 'run `s4nn eval`, npm s4nn eval, npx s4nn eval, @s4nn/core, s4nn --help, s4nn, ./s4nn eval';

test('commands are unchanged if the command is on the path', () => {
  vi.stubEnv('npm_config_user_agent', 'pnpm/12.21.0');
  vi.stubEnv('npm_lifecycle_event', 'test');
  expect(commandsIn(text)).toBe(text);
  vi.stubEnv('npm_config_user_agent', 'npm/10.0.0');
  vi.stubEnv('npm_lifecycle_event', 's4nn');
  expect(commandsIn(text)).toBe(text);
});

test('run by pnpm, commands and nothing else of that name are pnpm’s', () => {
  vi.stubEnv('npm_config_user_agent', 'pnpm/12.21.0');
  for (const script of ['s4nn', 'sweep']) {
    vi.stubEnv('npm_lifecycle_event', script);
    expect(commandsIn(text)).toBe(
      'run `pnpm s4nn eval`, npm s4nn eval, npx s4nn eval, @s4nn/core, pnpm s4nn --help, s4nn, ./s4nn eval',
    );
  }
});
