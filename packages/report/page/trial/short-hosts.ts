/**
 * What machines are called in little space: without their domains where that tells them apart, and with the ends of long names,
 * in which machines tend to differ.
 */
export function shortHosts(names: readonly string[], letters: number): string[] {
  const first = names.map((name) => /^[^.]*[a-z][^.]*/i.exec(name)?.[0] ?? name);
  const short = new Set(first).size === new Set(names).size ? first : names;
  return short.map((name) => (name.length > letters ? `…${name.slice(1 - letters)}` : name));
}
