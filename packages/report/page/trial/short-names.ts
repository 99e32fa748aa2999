/**
 * A short name for each parameter: what is left of its pointer without the part of the config that all have in common,
 * or the whole where that would make two the same.
 */
export function shortNames(names: readonly string[]): ReadonlyMap<string, string> {
  const shortened = names.map((name) => name.replace(/^\/(network|training)\//, '').replace(/^\//, ''));
  const unique = new Set(shortened).size === names.length;
  return new Map(names.map((name, index) => [name, unique ? shortened[index]! : name]));
}
