import picocolors from 'picocolors';

// Only on a terminal; picocolors alone would colour the pipes of a CI machine too.
const colorsFor = (stream: NodeJS.WriteStream) =>
  picocolors.createColors(stream.isTTY === true && picocolors.isColorSupported);

/** Colours for results, which go to stdout. */
export const colors = colorsFor(process.stdout);
/** Colours for progress and errors, which go to stderr. */
export const errorColors = colorsFor(process.stderr);
