/** A member of the page's fragment, `#a=1&b=2`, which keeps how the page is looked at; null where it is not there. */
export const inFragment = (name: string): string | null => parsed().get(name);

/** Sets a member of the fragment, or takes it out with null, and leaves the others and the history as they are. */
export function setInFragment(name: string, value: string | null): void {
  const members = parsed();
  if (value === null) members.delete(name);
  else members.set(name, value);
  const text = members.toString();
  const { pathname, search } = location;
  history.replaceState(history.state, '', text === '' ? `${pathname}${search}` : `#${text}`);
}

const parsed = (): URLSearchParams => new URLSearchParams(location.hash.slice(1));
