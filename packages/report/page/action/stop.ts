import { element } from '@s4nn/charts';
import type { SweepStatus } from '../../src/status.js';
import type { Part } from '../element/part.js';
import type { Actions } from './actions.js';

type When = Parameters<Actions['stop']>[1];

const ways: Readonly<Record<When, { readonly button: string; readonly told: string }>> = {
  'after epochs': {
    button: 'Stop after these epochs',
    told: 'Each lane ends the epoch that it is in, and the sweep stops. Nothing is lost: the command that began it resumes it.',
  },
  now: {
    button: 'Stop now',
    told: 'The sweep ends at once. Epochs that are under way are trained again when the command that began it resumes it.',
  },
};

/** Buttons that stop a sweep, each after a question; they are there while it runs. */
export function stopButtons(sweep: string, { stop }: Actions): Part<SweepStatus> {
  const said = element('span', { role: 'status' });
  const buttons = (Object.keys(ways) as When[]).map((when) => {
    const button = element('button', { type: 'button', class: 'button' }, ways[when].button);
    button.addEventListener('click', async () => {
      if (!(await confirmed(sweep, when))) return;
      said.textContent = 'It was asked to stop …';
      try {
        said.textContent = await stop(sweep, when);
      } catch (error) {
        said.textContent = `Not stopped: ${(error as Error).message}`;
      }
    });
    return button;
  });
  return {
    element: element('div', { class: 'controls' }, ...buttons, said),
    update: ({ state }) => {
      for (const button of buttons) button.hidden = state !== 'running' && state !== 'waiting';
    },
  };
}

/** Asks whether to stop; Escape keeps the sweep running. */
function confirmed(sweep: string, when: When): Promise<boolean> {
  const { button, told } = ways[when];
  const yes = element('button', { type: 'button', class: 'button strong' }, button);
  const no = element('button', { type: 'button', class: 'button', autofocus: '' }, 'Keep it running');
  const dialog = element(
    'dialog',
    { 'aria-label': `Stop ${sweep}` },
    element('h3', {}, `Stop ${sweep}?`),
    element('p', {}, told),
    element('div', { class: 'controls' }, yes, no),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    yes.addEventListener('click', () => dialog.close('yes'));
    no.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
