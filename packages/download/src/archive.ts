/** A checksum: its algorithm and its value in lower-case hexadecimal. */
export type Checksum = `${'md5' | 'sha256'}:${string}`;

/** A file on a server. */
export interface RemoteFile {
  readonly url: string;
  /** The address of the page where people find it, for messages. */
  readonly record: string;
  /** Its name on this machine. */
  readonly file: string;
  readonly checksum: Checksum;
  /** The most bytes that it may have; for an archive, also the most bytes that may be unpacked. More is refused. */
  readonly maxBytes: number;
}

/** A gzipped tar archive that contains one folder, or a zip archive that contains such a tar archive. */
export interface Archive extends RemoteFile {
  /** The name of the folder. */
  readonly holds: string;
  /** The tar archive, if the file is a zip archive. */
  readonly inner?: { readonly file: string; readonly checksum: Checksum };
}
