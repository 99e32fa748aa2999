import type { Kind, Plugin } from '@s4nn/core';
import type { ResolvedPlugin } from '../config.js';

/** The default export of a plugin module, whose kind the config has checked. */
export const load = async <K extends Kind>({ url }: Pick<ResolvedPlugin, 'url'>): Promise<Plugin<K>> =>
  ((await import(url)) as { default: Plugin<K> }).default;
