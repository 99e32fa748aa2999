import { element } from '@s4nn/charts';
import { toList } from '../../../src/addresses.js';
import type { Actions } from '../../action/actions.js';
import { noteField } from '../../action/note.js';
import { stopButtons } from '../../action/stop.js';
import { commandList } from '../../element/commands.js';
import { keepState } from '../../element/keep-state.js';
import type { Part } from '../../element/part.js';
import { setClock } from '../../text/age.js';
import { decisionList } from './decisions.js';
import { laneBars } from './lanes.js';
import type { LiveSweep } from './live-sweep.js';
import { standing } from './standing.js';

/** What a sweep does now, above its report: lanes, best so far, decisions, and what can be done with it. */
export function livePanel(data: LiveSweep, actions: Actions | null): Part<LiveSweep> {
  const { name } = data;
  const state = element('div');
  const lanes = element('div');
  const decisions = element('div');
  const commands = element('div');
  const stop = actions && stopButtons(name, actions);
  const note = noteField(actions && ((text) => actions.note(name, null, text)));
  const update = (next: LiveSweep): void => {
    const { live } = next;
    setClock(live.now);
    keepState([state, lanes, decisions], () => {
      state.replaceChildren(...standing(next));
      lanes.replaceChildren(...laneBars(next));
      decisions.replaceChildren(...decisionList(next));
    });
    stop?.update(live.status);
    note.update(live.note);
    commands.hidden = live.commands.length === 0;
    // Drawn again only if they changed: somebody may be selecting one.
    const shown = JSON.stringify(live.commands);
    if (commands.dataset.shown !== shown) {
      commands.dataset.shown = shown;
      commands.replaceChildren(...commandList(live.commands));
    }
  };
  update(data);
  return {
    element: element(
      'section',
      { id: 'live', class: 'card', 'aria-label': 'Now' },
      element('nav', { class: 'ways' }, element('a', { href: toList.sweep }, '← all sweeps')),
      state,
      stop?.element ?? null,
      lanes,
      decisions,
      commands,
      note.element,
    ),
    update,
  };
}
