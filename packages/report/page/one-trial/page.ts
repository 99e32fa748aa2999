import { element } from '@s4nn/charts';
import { layerCount, shortNames } from '@s4nn/log';
import type { PackedField } from '../../src/field.js';
import type { TrialData } from '../../src/trial.js';
import type { Actions } from '../action/actions.js';
import { noteField } from '../action/note.js';
import { commandList } from '../element/commands.js';
import { copyable } from '../element/copyable.js';
import { openLive } from '../element/live-document.js';
import { setClock } from '../text/age.js';
import { trialCurve } from './curve.js';
import { trialHeader } from './header.js';
import { network } from './network.js';
import { parameterTable } from './parameters.js';
import { rungs } from './rungs.js';
import { segmentTable } from './segments.js';

/**
 * The page of one trial.
 * @returns shows newer data.
 */
export function trialPage(
  data: TrialData<PackedField>,
  actions: Actions | null,
): (data: TrialData<PackedField>) => void {
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
      network,
    ],
  });
  const note = noteField(actions && ((text) => actions.note(sweep, trial.id, text)));
  const config = element('div', { id: 'config' });
  document.querySelector('main')!.after(element('footer', {}, config, note.element));
  let configShown = '';
  const update = (next: TrialData<PackedField>): void => {
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

const shortOf = ({ parameters, config }: TrialData<unknown>): ReadonlyMap<string, string> =>
  shortNames(
    parameters.map(({ name }) => name),
    layerCount(config),
  );

const configOf = ({ config, commands }: TrialData<unknown>): HTMLElement[] => [
  element('h2', {}, 'Its config'),
  config === null
    ? element('p', {}, 'It cannot be made from the log.')
    : copyable(JSON.stringify(config, null, 2), 'Config of the trial'),
  ...commandList(commands),
];
