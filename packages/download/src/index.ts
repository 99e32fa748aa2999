export type { Archive, Checksum, RemoteFile } from './archive.js';
export { getArchive } from './get-archive.js';
export { getFile } from './get-file.js';
