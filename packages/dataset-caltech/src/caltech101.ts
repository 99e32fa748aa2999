import type { Download } from '@s4nn/core';
import { type Archive, getArchive } from '@s4nn/download';

/** The folder in the archive that holds one folder of images per category. */
export const categoriesFolder = '101_ObjectCategories';

/** The official record: Li, Andreeto, Ranzato & Perona 2022, Caltech 101, CaltechDATA, doi 10.22002/D1.20086. */
const archive: Archive = {
  url: 'https://data.caltech.edu/records/mzrjq-6wc02/files/caltech-101.zip',
  record: 'https://data.caltech.edu/records/mzrjq-6wc02',
  file: 'caltech-101.zip',
  checksum: 'md5:3138e1922a9193bfa496528edbbc45d0',
  inner: { file: `${categoriesFolder}.tar.gz`, checksum: 'md5:b224c7392d521a49829488ab0f1120d9' },
  holds: categoriesFolder,
  // About seven times its size: photographs are compressed already.
  maxBytes: 1e9,
};

/** How to get the images without this program. */
export const manually =
  `download ${archive.file} from ${archive.record}, put it into a folder caltech101 in the folder that S4NN_DATA names ` +
  'or in a folder data beside the configs, and run `s4nn data get caltech101`, which unpacks it';

/** Caltech-101, 9,144 images in 102 categories. */
export const caltech101: Download = {
  title: 'Caltech-101, 9,144 photographs in 102 categories, 137 MB',
  get: (folder, watch) => getArchive(archive, folder, watch),
};
