/** A checksum: its algorithm, and its value in lower-case hexadecimal. */
export type Checksum = `${'md5' | 'sha256'}:${string}`;

/** A file on a server. */
export interface RemoteFile {
  readonly url: string;
  /** Address of the page where people find it, for messages. */
  readonly record: string;
  /** Its name on this machine. */
  readonly file: string;
  readonly checksum: Checksum;
  /** Most bytes that it may have; for an archive, also most bytes that may come out of it. More is refused. */
  readonly maxBytes: number;
}

/** A gzipped tar archive with one folder in it, or a zip archive that holds such a one. */
export interface Archive extends RemoteFile {
  /** The folder. */
  readonly holds: string;
  /** The tar archive, where the file is a zip archive. */
  readonly inner?: { readonly file: string; readonly checksum: Checksum };
}
