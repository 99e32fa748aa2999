import { element } from '@s4nn/charts';
import { layerCount, shortNames } from '@s4nn/log';
import type { TrialData } from '../../src/trial.js';
import type { Actions } from '../action/actions.js';
import { noteField } from '../action/note.js';
import { commandList } from '../element/commands.js';
import { copyable } from '../element/copyable.js';
import { openLive } from '../element/live-document.js';
import { setClock } from '../text/age.js';
import { trialCurve } from './curve.js';
import { trialHeader } from './header.js';
import { type Look, networkSection } from './network.js';
import { parameterTable } from './parameters.js';
import { rungs } from './rungs.js';
import { segmentTable } from './segments.js';

/** Asks for what the network of a trial does. */
export type LookAt = (sweep: string, trial: number, sample: number) => ReturnType<Look>;

/**
 * The page of one trial.
 * @param look asks what its network does; null where nobody can be asked.
 * @returns shows newer data.
 */
export function trialPage(
  data: TrialData,
  actions: Actions | null,
  look: LookAt | null,
): (data: TrialData) => void {
  const { sweep, trial } = data;
  const show = openLive(data, {
    header: trialHeader,
    sections: [
      {
        ...{ id: 'reason', title: 'Why it failed' },
        isShown: ({ data: { trial } }) => trial.state === 'fail',
        draw: ({ data: { trial } }) => [
          element(
            'pre',
            { tabindex: '0', 'aria-label': 'Reason' },
            trial.reason ?? 'The log gives no reason.',
          ),
        ],
      },
      {
        ...{ id: 'parameters', title: 'Parameters' },
        isShown: ({ data: { trial } }) => Object.keys(trial.parameters).length > 0,
        draw: ({ data }) => parameterTable(data, shortOf(data)),
      },
      trialCurve,
      rungs,
      segmentTable,
      networkSection(look && ((sample) => look(sweep, trial.id, sample))),
    ],
  });
  const note = noteField(actions && ((text) => actions.note(sweep, trial.id, text)));
  const config = element('div', { id: 'config' });
  document.querySelector('main')!.after(element('footer', {}, config, note.element));
  let configShown = '';
  const update = (next: TrialData): void => {
    show(next);
    note.update(next.note);
    setClock(next.now);
    const is = JSON.stringify([next.config, next.commands]);
    if (is === configShown) return;
    configShown = is;
    config.replaceChildren(...configOf(next));
  };
  update(data);
  return update;
}

const shortOf = ({ parameters, config }: TrialData): ReadonlyMap<string, string> =>
  shortNames(
    parameters.map(({ name }) => name),
    layerCount(config),
  );

const configOf = ({ config, commands }: TrialData): HTMLElement[] => [
  element('h2', {}, 'Its config'),
  config === null
    ? element('p', {}, 'It cannot be made from the log.')
    : copyable(JSON.stringify(config, null, 2), 'Config of the trial'),
  ...commandList(commands),
];
