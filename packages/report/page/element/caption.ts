import { element } from '@s4nn/charts';

/** What has to be known to read a chart or a table, below it. */
export const caption = (text: string): HTMLElement => element('p', { class: 'caption' }, text);
