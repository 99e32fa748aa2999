export type { Archive, Checksum, RemoteFile } from './archive.js';
export { getArchive, type OnProgress } from './get-archive.js';
export { getFile } from './get-file.js';
