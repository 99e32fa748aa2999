import { axisOf, beyondText, element, positionOf, reachOf, roomOf, within } from '@s4nn/charts';
import type { ParameterRange } from '@s4nn/log';
import type { ReportTrial } from '../../src/sweep.js';
import { caption } from '../element/caption.js';
import type { Section } from '../element/section.js';
import { byImportance } from '../trial/by-importance.js';
import { radiusFor, trialDots } from '../trial/dots.js';
import { parameterOf } from '../trial/parameter-of.js';
import { type Place, trialChart } from '../trial/trial-chart.js';
import type { View } from '../trial/view.js';
import { inFragment, setInFragment } from '../url/fragment.js';
import { namesIn, nameText } from '../url/name-list.js';

/** How many parameters are shown until others are chosen. */
const mostFirst = 6;

/** The objective against each of some parameters; the page's address keeps those that the reader chose. */
export function slices(): Section<View> {
  let isOpen = false;
  return {
    id: 'slices',
    title: 'Slices',
    isShown: ({ data, scoreOf }) =>
      data.parameters.length > 0 && data.trials.some((trial) => scoreOf(trial) !== null),
    draw: (view) => {
      const all = byImportance(view).map((parameter) => ({ parameter, places: placesOf(view, parameter) }));
      const having = all.filter(({ places }) => places.length > 0);
      if (having.length === 0) return null;
      const names = having.map(({ parameter }) => parameter.name);
      const shownNames = (): readonly string[] => chosenOf(names) ?? names.slice(0, mostFirst);
      const place = element('div');
      const summary = element('summary');
      const draw = (): void => {
        const now = shownNames();
        const shown = having.filter(({ parameter }) => now.includes(parameter.name));
        summary.textContent = `parameters: ${shown.length} of ${having.length}`;
        place.replaceChildren(...grid(view, shown));
      };
      const before = shownNames();
      const boxes = having.map(({ parameter: { name }, parameter }) => {
        const box = element('input', { type: 'checkbox' });
        box.checked = before.includes(name);
        box.addEventListener('change', () => {
          const others = shownNames().filter((other) => other !== name);
          setInFragment(member, nameText(box.checked ? [...others, name] : others));
          draw();
        });
        return element('label', { title: name }, box, ` ${view.nameOf(parameter)}`);
      });
      draw();
      const choice = element(
        'details',
        { class: 'choice' },
        summary,
        element('p', { class: 'controls' }, ...boxes),
      );
      choice.open = isOpen;
      choice.addEventListener('toggle', () => {
        isOpen = choice.open;
      });
      return having.length === 1 ? [place] : [choice, place];
    },
  };
}

/** The member of the fragment that keeps them. */
const member = 'slices';

/** The names that the page's address says; null where it says none of this sweep. */
function chosenOf(names: readonly string[]): readonly string[] | null {
  const chosen = namesIn(inFragment(member));
  const known = chosen?.filter((name) => names.includes(name)) ?? [];
  // None at all is a choice as well.
  return chosen?.length === 0 || known.length > 0 ? known : null;
}

interface Slice {
  readonly parameter: ParameterRange;
  readonly places: readonly Place[];
}

function grid(view: View, shown: readonly Slice[]): HTMLElement[] {
  const { width, objective, scoreOf, trials } = view;
  if (shown.length === 0) return [caption('Choose at least one parameter.')];
  const reach = reachOf(trials.flatMap((trial) => scoreOf(trial) ?? []));
  const most = Math.max(1, Math.min(3, Math.floor(width / 290)));
  // As even as possible: two rows of two rather than three and one.
  const columns = Math.ceil(shown.length / Math.ceil(shown.length / most));
  const drawn = shown.map(({ parameter, places }) => {
    const inside = places.map(({ trial, x, y }) => ({
      trial,
      x: x + aside(parameter, trial),
      y: within(reach, y),
    }));
    return slice(view, { parameter, places: inside }, reach.domain, width / columns - 12);
  });
  return [
    element('div', { class: 'grid', style: `--columns: ${columns}` }, ...drawn),
    caption(
      `${objective.metric} by each parameter, over the trials that have it.${
        shown.some(({ parameter }) => parameter.kind === 'choice')
          ? ' Those of one choice lie beside one another.'
          : ''
      }${trials.some(({ state }) => state === 'pruned') ? ' Pruned trials count with the value of their last epoch.' : ''}${beyondText(reach)}`,
    ),
  ];
}

function slice(
  view: View,
  { parameter, places }: Slice,
  domain: readonly [number, number],
  width: number,
): HTMLElement {
  const name = view.nameOf(parameter);
  const plot = trialChart(
    view,
    `${view.objective.metric} by ${name}`,
    {
      width,
      height: 200,
      marginBottom: 30,
      marginTop: 10,
      marginLeft: 58,
      x: { ...axisOf(parameter, name, roomOf(parameter, width - 74)), label: null, inset: 8 },
      y: { label: null, domain, tickFormat: view.tickText, ticks: 4 },
    },
    { shapes: trialDots(view, places, radiusFor(places.length, width) - 0.5), points: places },
  );
  return element('figure', {}, element('figcaption', { title: parameter.name }, name), plot);
}

/** How far a trial lies beside its choice, so that few hide one another: as evenly as the golden ratio does it. */
function aside(parameter: ParameterRange, { id }: ReportTrial): number {
  if (parameter.kind !== 'choice') return 0;
  return (((id * 0.618034) % 1) - 0.5) * (0.4 / Math.max(1, parameter.choices.length - 1));
}

/** The trials that have the parameter and a value. */
const placesOf = ({ trials, scoreOf }: View, parameter: ParameterRange) =>
  trials.flatMap((trial) => {
    const x = parameterOf(trial, parameter.name);
    const y = scoreOf(trial);
    return x === undefined || y === null ? [] : [{ trial, x: positionOf(parameter, x), y }];
  });
