import type { ParameterRange } from '@s4nn/log';
import { drawing } from '../chart/drawing.js';
import { beyondText, reachOf, within } from '../chart/reach.js';
import { axisOf, positionOf, roomOf } from '../chart/ruler.js';
import { caption } from '../element/caption.js';
import { element } from '../element/element.js';
import type { Section } from '../element/section.js';
import { type Place, trialDots } from '../trial/dots.js';
import { parameterOf } from '../trial/parameter-of.js';
import type { View } from '../trial/view.js';

/** The objective against each parameter. */
export const slices: Section<View> = {
  id: 'slices',
  title: 'Slices',
  isShown: (view) => view.data.parameters.some((parameter) => placesOf(view, parameter).length > 0),
  draw: (view) => {
    const { data, width, objective, scoreOf } = view;
    const reach = reachOf(data.trials.flatMap((trial) => scoreOf(trial) ?? []));
    const slices = data.parameters
      .map((parameter) => ({ parameter, places: placesOf(view, parameter) }))
      .filter(({ places }) => places.length > 0);
    if (slices.length === 0) return null;
    const most = Math.max(1, Math.min(3, Math.floor(width / 290)));
    // As even as possible: two rows of two rather than three and one.
    const columns = Math.ceil(slices.length / Math.ceil(slices.length / most));
    const drawn = slices.map(({ parameter, places }) => {
      const inside = places.map((place) => ({ ...place, y: within(reach, place.y) }));
      return slice(view, parameter, inside, reach.domain, width / columns - 12);
    });
    return [
      element('div', { class: 'grid', style: `--columns: ${columns}` }, ...drawn),
      caption(`${objective.metric} by each parameter, over the trials that have it.${beyondText(reach)}`),
    ];
  },
};

function slice(
  view: View,
  parameter: ParameterRange,
  places: readonly Place[],
  domain: readonly [number, number],
  width: number,
): HTMLElement {
  const name = view.nameOf(parameter);
  const plot = drawing(`${view.objective.metric} by ${name}`, {
    width,
    height: 200,
    marginBottom: 30,
    marginTop: 10,
    marginLeft: 58,
    x: { ...axisOf(parameter, name, roomOf(parameter, width - 74)), label: null, inset: 8 },
    y: { label: null, domain, tickFormat: view.tickText, ticks: 4 },
    marks: trialDots(view, places, 3),
  });
  return element('figure', {}, element('figcaption', { title: parameter.name }, name), plot);
}

/** The trials that have the parameter and a value. */
const placesOf = ({ data, scoreOf }: View, parameter: ParameterRange) =>
  data.trials.flatMap((trial) => {
    const x = parameterOf(trial, parameter.name);
    const y = scoreOf(trial);
    return x === undefined || y === null ? [] : [{ trial, x: positionOf(parameter, x), y }];
  });
