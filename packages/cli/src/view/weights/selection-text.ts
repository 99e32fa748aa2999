import { counted, percent, weightsIn } from '@s4nn/core';
import type { Shown } from '@s4nn/measure';

/** Which of the test samples a page holds, in sentences. */
export function selectionText({ samples, accuracy, shown, chosen }: Shown): string {
  const whole = `The network decides ${percent(accuracy)} of all test samples rightly.`;
  const asked = shown[chosen]!.sample;
  if (shown.length === 1) return `Of ${samples} test samples, only number ${asked} is in this page. ${whole}`;
  const wrong = shown.filter(({ decided, truth }) => decided !== truth).length;
  const share =
    wrong / shown.length > 1 - accuracy ? ', more than their share, so that they can be looked at' : '';
  return (
    `Of ${samples} test samples, only ${shown.length} are in this page: number ${asked}, wrong answers, and those that follow it. ` +
    `${wrong} of them are decided wrongly${share}. ${whole}`
  );
}

/** How large a page is, and what it holds. */
export const sizeText = (file: string, bytes: number, { network, samples, shown }: Shown): string =>
  `${file}: ${(bytes / 1e6).toFixed(1)} MB, with ${counted(shown.length, 'sample')} of ${samples} and ${counted(weightsIn(network), 'weight')}`;
