import type { Table } from '../table.js';
import { quoted } from '../text-lists.js';

/** Says which columns hold one value in all training rows, [rows × features]. */
export function findConstants(table: Table, features: readonly number[], train: Float32Array): string[] {
  const width = features.length;
  const constant = features.filter((_, feature) => {
    for (let at = feature + width; at < train.length; at += width)
      if (train[at] !== train[feature]) return false;
    return true;
  });
  if (constant.length === 0) return [];
  const names = quoted(constant.map((place) => table.columns[place]!));
  const which = constant.length === 1 ? `column ${names} holds` : `columns ${names} hold`;
  const them = constant.length === 1 ? 'it' : 'them';
  return [`${which} one value in all training rows; the option features can leave ${them} out`];
}
