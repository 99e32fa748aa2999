import { element } from '@s4nn/charts';
import type { ParameterRange } from '@s4nn/log';
import type { Section } from '../../element/section.js';
import { byImportance } from '../../trial/by-importance.js';
import { parameterOf } from '../../trial/parameter-of.js';
import type { View } from '../../trial/view.js';
import { surface } from './surface.js';

/** The objective over any two parameters, which stay chosen when the page is drawn again. */
export function contour(): Section<View> {
  let chosen: { readonly across: string; readonly up: string } | null = null;
  return {
    id: 'contour',
    title: 'Contour',
    isShown: (view) => interesting(view).length > 1,
    draw: (view) => {
      const [first, second] = interesting(view);
      if (!first || !second) return null;
      chosen ??= { across: first.name, up: second.name };
      let { across, up } = chosen;
      const [acrossChoice, upChoice] = [choiceOf(view), choiceOf(view)];
      const place = element('div');
      const draw = (): void => {
        chosen = { across, up };
        [acrossChoice.value, upChoice.value] = [across, up];
        const [first, second] = [across, up].map(
          (chosen) => view.data.parameters.find(({ name }) => name === chosen)!,
        );
        place.replaceChildren(...surface(view, first!, second!));
      };
      // A parameter cannot be on both axes: then they change places.
      acrossChoice.addEventListener('change', () => {
        [across, up] = [acrossChoice.value, acrossChoice.value === up ? across : up];
        draw();
      });
      upChoice.addEventListener('change', () => {
        [across, up] = [upChoice.value === across ? up : across, upChoice.value];
        draw();
      });
      draw();
      const controls = [element('label', {}, 'across ', acrossChoice), element('label', {}, 'up ', upChoice)];
      return [element('p', { class: 'controls' }, ...controls), place];
    },
  };
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
