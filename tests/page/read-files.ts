import { parseLog, stateIn, transcriptOf, trialTable } from '@s4nn/log';
import { parseWeights } from '@s4nn/weights';

/** Files by name; their bytes in base64, as a page carries them. */
export type Files = Readonly<Record<string, string>>;

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** What weights and a log say, as JSON: what a page does with the files that it is given. */
export const readFiles = (weights: Files, log: string) => ({
  weights: Object.entries(weights).map(([name, text]) => weightsIn(name, bytesOf(text))),
  log: logIn(bytesOf(log)),
});

function weightsIn(name: string, bytes: Uint8Array) {
  try {
    return parseWeights([{ name, bytes }]).map(({ values, ...layer }) => ({ ...layer, values: [...values] }));
  } catch (error) {
    return (error as Error).message;
  }
}

function logIn(bytes: Uint8Array) {
  const parsed = parseLog(bytes, 'a.journal.log');
  return (
    parsed && {
      end: parsed.end,
      state: stateIn(parsed.records),
      table: trialTable(stateIn(parsed.records)),
      transcript: transcriptOf(parsed.records),
    }
  );
}
