import type { ParameterRange } from '@s4nn/log';
import { element } from '../element/element.js';
import type { Section } from '../element/section.js';
import { parameterOf } from '../trial/parameter-of.js';
import type { View } from '../trial/view.js';
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
      const across = choice(view, chosen?.across ?? first.name);
      const up = choice(view, chosen?.up ?? second.name);
      const place = element('div');
      const chosenBy = ({ value }: HTMLSelectElement) =>
        view.data.parameters.find(({ name }) => name === value)!;
      const draw = (): void => {
        chosen = { across: across.value, up: up.value };
        place.replaceChildren(...surface(view, chosenBy(across), chosenBy(up)));
      };
      for (const select of [across, up]) select.addEventListener('change', draw);
      draw();
      const controls = [element('label', {}, 'across ', across), element('label', {}, 'up ', up)];
      return [element('p', { class: 'controls' }, ...controls), place];
    },
  };
}

/** Parameters that trials with a value have, first the numeric, then those that matter most where that is known. */
function interesting({ data, scoreOf }: View): ParameterRange[] {
  const share = new Map(data.importance?.map((one) => [one.parameter, one.share]));
  const valued = data.trials.filter((trial) => scoreOf(trial) !== null);
  return data.parameters
    .filter(({ name }) => valued.some((trial) => parameterOf(trial, name) !== undefined))
    .sort(
      (a, b) =>
        Number(a.kind === 'choice') - Number(b.kind === 'choice') ||
        (share.get(b.name) ?? 0) - (share.get(a.name) ?? 0),
    );
}

function choice({ data, nameOf }: View, value: string): HTMLSelectElement {
  const options = data.parameters.map((parameter) =>
    element('option', { value: parameter.name }, nameOf(parameter)),
  );
  const select = element('select', {}, ...options);
  select.value = value;
  return select;
}
