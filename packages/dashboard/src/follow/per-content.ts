import type { LogContent } from './follow-sweep.js';

/** Works something out once for each content of a log, however many ask. */
export function perContent<Value>(make: (content: LogContent) => Value): (content: LogContent) => Value {
  const made = new WeakMap<LogContent, { readonly value: Value }>();
  return (content) => {
    const found = made.get(content) ?? { value: make(content) };
    made.set(content, found);
    return found.value;
  };
}
