import { element } from '@s4nn/charts';
import { moment } from '../text/time.js';

/** The line at the top of a live page that says what keeps it from being so. */
export interface Banner {
  /** The connection is there. */
  connected(): void;
  /** It is lost; `refused` if the server wants another token. */
  lost(refused: boolean): void;
  /** What is wrong with the sweep itself; empty for nothing. */
  trouble(text: string): void;
}

/** Puts the banner on the page; it is seen only when there is something to say. */
export function openBanner(): Banner {
  const node = element('div', { class: 'banner', role: 'status' });
  node.hidden = true;
  document.body.prepend(node);
  let since: string | null = null;
  let connection = '';
  let trouble = '';
  const show = (): void => {
    const text = [connection, trouble].filter((part) => part !== '').join(' ');
    node.hidden = text === '';
    if (node.textContent !== text) node.textContent = text;
  };
  return {
    connected: () => {
      since = null;
      connection = '';
      show();
    },
    lost: (refused) => {
      since ??= new Date().toISOString();
      connection = refused
        ? 'The dashboard was started again and wants another token: open the address that its command printed.'
        : `Connection lost since ${moment(since)}: what you see is as it was then. Trying again.`;
      show();
    },
    trouble: (text) => {
      trouble = text;
      show();
    },
  };
}
