/**
 * The page's fragment, `#trial=12&sort=-state`: how the page is looked at, so that a view can be sent to someone. A word alone, as in
 * `#trials`, is the name of a section.
 */
let members = parsed();
/** Runs for as long as the next change is not written at once. */
let timer: number | null = null;
let isLate = false;

/** A member of the fragment; null where it is not there. */
export const inFragment = (name: string): string | null => members.get(name);

/** Sets a member of the fragment, or takes it out with null, and leaves the others and the history as they are. */
export function setInFragment(name: string, value: string | null): void {
  if (members.get(name) === value) return;
  if (value === null) members.delete(name);
  else members.set(name, value);
  if (timer === null) write();
  else isLate = true;
}

/** Calls whenever the reader, or a link, has changed the fragment. */
export const onFragmentChange = (listener: () => void): void =>
  addEventListener('hashchange', () => {
    members = parsed();
    listener();
  });

/** Browsers allow few writes a second: not one for each key of someone who steps through the trials. */
const pause = 400;

function write(): void {
  isLate = false;
  timer = window.setTimeout(() => {
    timer = null;
    if (isLate) write();
  }, pause);
  const text = members.toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
  const { pathname, search } = location;
  history.replaceState(history.state, '', text === '' ? `${pathname}${search}` : `#${text}`);
}

function parsed(): URLSearchParams {
  const text = location.hash.slice(1);
  return text === '' || text.includes('=')
    ? new URLSearchParams(text)
    : new URLSearchParams({ section: text });
}
