import type { DataDescription, DataSource } from '@s4nn/core';
import { dataFacts } from './data-facts.js';

/**
 * What differs between the samples of a log or a result and those at hand, one line each.
 * @returns none if they are the same to the last bit.
 */
export function dataDifferences(was: DataDescription, is: DataDescription): readonly string[] {
  const parts = (['train', 'test'] as const).filter((part) => was.digest[part] !== is.digest[part]);
  if (parts.length === 0) return [];
  const facts = ['classes', 'label', 'features', 'range'].flatMap((name) =>
    differenceOf(name, factIn(was, name), factIn(is, name)),
  );
  const samples = parts.map((part) =>
    differenceOf(
      part === 'train' ? 'training samples' : 'test samples',
      `SHA-256 ${short(was.digest[part])}`,
      `SHA-256 ${short(is.digest[part])}`,
    ),
  );
  return [...sourceDifferences(was, is), ...facts, ...samples.flat()];
}

function sourceDifferences(was: DataDescription, is: DataDescription): string[] {
  const [before, now] = [was, is].map(({ provenance }) => provenance?.sources ?? []);
  const names = new Set([...before!, ...now!].map(({ name }) => name));
  return [...names].flatMap((name) => differenceOf(name, sourceIn(before!, name), sourceIn(now!, name)));
}

function sourceIn(sources: readonly DataSource[], name: string): string {
  const source = sources.find((one) => one.name === name);
  if (!source) return 'not read';
  const files = source.files === undefined ? '' : `${source.files} files, `;
  return `${files}SHA-256 ${short(source.sha256)}`;
}

function factIn(data: DataDescription, name: string): string {
  const fact = dataFacts(data).find((one) => one.name === name);
  return fact ? `${fact.value}${name === 'range' && fact.note ? ` (${fact.note})` : ''}` : 'none';
}

const differenceOf = (name: string, was: string, is: string): string[] =>
  was === is ? [] : [`${name}: was ${was}, is ${is}`];

const short = (sha256: string): string => sha256.slice(0, 12);
