/** JSON that can stand in a script element: no text in it can end the element or open a comment there. */
export const embeddedJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
