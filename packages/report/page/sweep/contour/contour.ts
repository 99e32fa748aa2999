import { element } from '@s4nn/charts';
import type { ParameterRange } from '@s4nn/log';
import type { Section } from '../../element/section.js';
import { byImportance } from '../../trial/by-importance.js';
import { parameterOf } from '../../trial/parameter-of.js';
import type { View } from '../../trial/view.js';
import { inFragment, setInFragment } from '../../url/fragment.js';
import { namesIn, nameText } from '../../url/name-list.js';
import { surface } from './surface.js';

/** The member of the fragment that keeps the two parameters. */
const member = 'contour';

/** The objective over any two parameters; the page's address keeps those that the reader chose. */
export function contour(): Section<View> {
  // Those shown first stay, whatever matters most while the sweep runs.
  let atFirst: readonly [string, string] | null = null;
  return {
    id: 'contour',
    title: 'Contour',
    isShown: (view) => interesting(view).length > 1,
    draw: (view) => {
      const [first, second] = interesting(view);
      if (!first || !second) return null;
      atFirst ??= [first.name, second.name];
      let [across, up] = chosenOf(view) ?? atFirst;
      const [acrossChoice, upChoice] = [choiceOf(view), choiceOf(view)];
      const place = element('div');
      const draw = (): void => {
        [acrossChoice.value, upChoice.value] = [across, up];
        const [first, second] = [across, up].map(
          (chosen) => view.data.parameters.find(({ name }) => name === chosen)!,
        );
        place.replaceChildren(...surface(view, first!, second!));
      };
      const choose = (): void => {
        setInFragment(member, nameText([across, up]));
        draw();
      };
      // A parameter cannot be on both axes: then they change places.
      acrossChoice.addEventListener('change', () => {
        [across, up] = [acrossChoice.value, acrossChoice.value === up ? across : up];
        choose();
      });
      upChoice.addEventListener('change', () => {
        [across, up] = [upChoice.value === across ? up : across, upChoice.value];
        choose();
      });
      draw();
      const controls = [element('label', {}, 'across ', acrossChoice), element('label', {}, 'up ', upChoice)];
      return [element('p', { class: 'controls' }, ...controls), place];
    },
  };
}

/** The two that the page's address says; null where it does not say two different ones of this sweep. */
function chosenOf({ data }: View): readonly [string, string] | null {
  const [across, up] = namesIn(inFragment(member)) ?? [];
  const isKnown = (name: string | undefined): name is string =>
    data.parameters.some((parameter) => parameter.name === name);
  return isKnown(across) && isKnown(up) && across !== up ? [across, up] : null;
}

/** Parameters that trials with a value have, first the numeric, then those that matter most where that is known. */
function interesting(view: View): ParameterRange[] {
  const valued = view.trials.filter((trial) => view.scoreOf(trial) !== null);
  return byImportance(view)
    .filter(({ name }) => valued.some((trial) => parameterOf(trial, name) !== undefined))
    .sort((a, b) => Number(a.kind === 'choice') - Number(b.kind === 'choice'));
}

const choiceOf = (view: View): HTMLSelectElement =>
  element(
    'select',
    {},
    ...view.data.parameters.map((parameter) =>
      element('option', { value: parameter.name }, view.nameOf(parameter)),
    ),
  );
