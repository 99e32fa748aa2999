import { inFragment, setInFragment } from './fragment.js';

/** Names that are ticked, in the order of ticking; the page's address keeps them. */
export interface Ticked {
  readonly names: () => readonly string[];
  readonly tick: (name: string, isOn: boolean) => void;
}

/** Opens the names under a member of the fragment. */
export function openTicked(member: string): Ticked {
  // A name has no comma, so a list needs no other escape than the fragment's own.
  let names: readonly string[] = (inFragment(member) ?? '').split(',').filter((name) => name !== '');
  return {
    names: () => names,
    tick: (name, isOn) => {
      names = [...names.filter((other) => other !== name), ...(isOn ? [name] : [])];
      setInFragment(member, names.length === 0 ? null : names.join(','));
    },
  };
}
