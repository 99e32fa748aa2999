import { inFragment, setInFragment } from './fragment.js';
import { namesIn, nameText } from './name-list.js';

/** Names that are ticked, in the order of ticking; the page's address keeps them. */
export interface Ticked {
  readonly names: () => readonly string[];
  readonly tick: (name: string, isOn: boolean) => void;
}

/** Opens the names under a member of the fragment. */
export function openTicked(member: string): Ticked {
  let names: readonly string[] = namesIn(inFragment(member)) ?? [];
  return {
    names: () => names,
    tick: (name, isOn) => {
      names = [...names.filter((other) => other !== name), ...(isOn ? [name] : [])];
      setInFragment(member, names.length === 0 ? null : nameText(names));
    },
  };
}
