import { readdirSync } from 'node:fs';
import type { Plugin } from '@s4nn/core';
import { prunerContract } from '@s4nn/core/testing';
import { describe, test } from 'vitest';

/** Options beside the defaults that are checked, too. */
const variants: Readonly<Record<string, readonly object[]>> = {
  asha: [{ form: 'promotion', reduction: 2 }],
  hyperband: [{ minimum: 2 }],
  median: [{ startup: 2 }],
};

// Every module of this folder is a pruner.
const modules = readdirSync(new URL('.', import.meta.url)).filter((file) => /^[^.]+\.ts$/.test(file));

for (const file of modules) {
  const name = file.replace('.ts', '');
  const { default: plugin } = (await import(/* @vite-ignore */ `./${name}.js`)) as {
    readonly default: Plugin<'pruner'>;
  };
  describe.each([{}, ...(variants[name] ?? [])])(`${name}, %j`, (options) => {
    for (const check of prunerContract(plugin, options)) test(check.name, check.run);
  });
}
