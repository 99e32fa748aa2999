/** The ending of a file's name in small letters, with its dot; nothing where there is none. */
export const endingOf = (file: string): string =>
  /[^/\\]\.[^./\\]*$/.exec(file)?.[0].slice(1).toLowerCase() ?? '';
