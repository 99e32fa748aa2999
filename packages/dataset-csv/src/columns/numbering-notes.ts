import type { Table } from '../table.js';
import { listed } from '../text-lists.js';
import type { Columns, Roles } from './choose-columns.js';
import { unnamedAtStart } from './numbering.js';
import { countingIn, numberingIn } from './row-columns.js';
import { isIdentifier, isUnnamed } from './row-numbers.js';

/** How many columns are named at most, each in a note of its own. */
const most = 10;

/**
 * Says which features look like row numbers or identifiers, and which have no name. It looks at all rows in their order, those
 * that are left out, too.
 */
export function numberingNotes(table: Table, { features }: Roles, chosen: Columns): string[] {
  const { columns, named } = table;
  const first = unnamedAtStart(table);
  const hasNoName = (place: number): boolean => named && isUnnamed(columns[place]!);
  const subject = (place: number): string =>
    hasNoName(place) ? `column ${place + 1} has no name,` : `column ${JSON.stringify(columns[place])}`;
  const cure = (place: number): string => {
    if (place < first && chosen.index === 'keep') return '"index": "auto" leaves it out';
    const index = named && !hasNoName(place) ? '; "index" is for columns without a name' : '';
    return `leave it out by the option features${index}`;
  };
  const counting = countingIn(table, features);
  const isCounting = new Set(counting);
  const likely = features.filter(
    (place) => !isCounting.has(place) && (named ? isIdentifier(columns[place]!) : place === 0),
  );
  const enough = table.rows >= 10 ? numberingIn(table, likely) : new Map<number, null>();
  const numbering = [...enough].flatMap(([place, how]) => (how === null ? [] : [{ place, how }]));
  const said = new Set([...counting, ...numbering.map(({ place }) => place)]);
  const unnamed = features.filter((place) => {
    const isAsked = chosen.features !== null || (place < first && chosen.index === 'keep');
    return hasNoName(place) && !isAsked && !said.has(place);
  });
  return [
    ...counting.slice(0, most).map((place) => {
      return `${subject(place)} counts the rows and is read as a feature, from which a network learns their order; ${cure(place)}`;
    }),
    ...numbering.slice(0, most).map(({ place, how }) => {
      return `${subject(place)} ${how}, like an identifier, and is read as a feature; ${cure(place)}`;
    }),
    ...(unnamed.length > 0 ? [unnamedNote(unnamed)] : []),
  ];
}

function unnamedNote(places: readonly number[]): string {
  const numbers = listed(places.map((place) => place + 1));
  return places.length === 1
    ? `column ${numbers} has no name and is read as a feature; name it, or leave it out by the option features`
    : `columns ${numbers} have no name and are read as features; name them, or leave them out by the option features`;
}
