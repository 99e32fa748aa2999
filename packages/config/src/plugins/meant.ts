import { nearest } from '@s4nn/core';

/**
 * The plugin that a name was probably meant to be: "latency" is "@s4nn/encoders/latency", "@s4nn/dataset-cvs" is
 * "@s4nn/dataset-csv". A name of another scope is none of ours.
 * @param known what may have been meant; the first of equally near ones is.
 */
export function meantPlugin(specifier: string, known: readonly string[]): string | undefined {
  const typed = partsOf(specifier);
  const rest = typed.rest.toLowerCase().replace(/^s4nn[-/](?=.)/, '');
  const names = known
    .filter((each) => typed.scope === '' || isNear(typed.scope, partsOf(each).scope))
    .flatMap((each) => namesOf(each).map((name) => ({ name, each })));
  const exact = names.find(({ name }) => name === rest);
  if (exact) return exact.each;
  // A longer name that has the word in it is a name of its own, unless it is no name of a package.
  const isWord = typed.scope === '' && /^\w+$/.test(rest);
  const close = names.filter(({ name }) => isWord || Math.abs(name.length - rest.length) <= 2);
  const near = nearest(
    rest,
    close.map(({ name }) => name),
  );
  return close.find(({ name }) => name === near)?.each;
}

const isNear = (scope: string, other: string): boolean =>
  other !== '' && nearest(scope, [other]) !== undefined;

function partsOf(specifier: string): { readonly scope: string; readonly rest: string } {
  const [, scope = '', rest = ''] = specifier.match(/^(?:@([^/]*)\/)?(.*)$/s)!;
  return { scope, rest };
}

/** What people call a plugin: "encoders/latency", "latency"; "dataset-csv", "csv". */
function namesOf(specifier: string): string[] {
  const { rest } = partsOf(specifier);
  const last = rest.slice(rest.lastIndexOf('/') + 1);
  const word = last.replace(
    /^(dataset|encoder|backend|search|pruner)s?-|-(dataset|encoder|backend|search|pruner)s?$/,
    '',
  );
  return [rest, last, word].map((name) => name.toLowerCase());
}
