/** A stream that a program writes text to: process.stdout, or one that keeps the text. */
export type Stream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
};
