/** A change of a config as `--set` reads it: text that would be read as JSON keeps its quotes. */
export const editText = (pointer: string, value: unknown): string => `${pointer}=${textOf(value)}`;

function textOf(value: unknown): string {
  const json = JSON.stringify(value);
  if (typeof value !== 'string') return json;
  try {
    JSON.parse(value);
    return json;
  } catch {
    return value;
  }
}
