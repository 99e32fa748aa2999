/** How a kind of file begins, as characters of the bytes' numbers, and what to say of it. */
export interface Signature {
  readonly kind: string;
  /** It starts with one of these; with anything where there are none. */
  readonly magic?: readonly string[];
  /** What its first bytes hold besides. */
  readonly holds?: RegExp;
  /** Whether bytes below 9 must be among them, which no text has: for magic that a word could begin with. */
  readonly isBinary?: boolean;
  readonly what: string;
  readonly cure: string;
}

const zip = ['PK\u0003\u0004', 'PK\u0005\u0006'];
const page = 'download the file itself, not the page about it';
const table = 'save it as CSV, in UTF-8';
const text = 'save it in UTF-8';
const picture = 'name a file that holds data, not a picture';
const unpack = (program: string): string => `unpack it first, with ${program}`;
const write = (lines: string): string => `write it as CSV: ${lines}`;
const arrays = (lines: string): string => `export its arrays in Python: ${lines}`;

/** All kinds that are known; of several that fit, the first one counts: an .xlsx file is a ZIP archive, too. */
export const signatures: readonly Signature[] = [
  // What a download leaves instead of a file.
  {
    kind: 'lfs',
    magic: ['version https://git-lfs'],
    what: 'a pointer of Git LFS, not the file itself',
    cure: 'run `git lfs pull` in the repository that it is from',
  },
  {
    kind: 'html',
    holds: /^(\u00ef\u00bb\u00bf)?\s*(<!--.*?-->\s*)?<(!doctype html|html|head|body)\b/is,
    what: 'an HTML page',
    cure: page,
  },
  { kind: 'xml', holds: /^(\u00ef\u00bb\u00bf)?\s*<\?xml/, what: 'an XML document', cure: page },
  { kind: 'pdf', magic: ['%PDF-'], what: 'a PDF document', cure: page },
  // Text.
  {
    kind: 'utf32',
    magic: ['\u00ff\u00fe\u0000\u0000', '\u0000\u0000\u00fe\u00ff'],
    what: 'text in UTF-32',
    cure: text,
  },
  { kind: 'utf16le', magic: ['\u00ff\u00fe'], what: 'text in UTF-16', cure: text },
  { kind: 'utf16be', magic: ['\u00fe\u00ff'], what: 'text in UTF-16, big endian', cure: text },
  // Tables.
  {
    kind: 'xlsx',
    magic: zip,
    holds: /\[Content_Types\]\.xml|_rels\/\.rels|docProps\//,
    what: 'an Office document (.xlsx)',
    cure: table,
  },
  {
    kind: 'ods',
    magic: zip,
    holds: /mimetypeapplication\/vnd\.oasis/,
    what: 'an OpenDocument file (.ods)',
    cure: table,
  },
  { kind: 'xls', magic: ['\u00d0\u00cf\u0011\u00e0'], what: 'an old Office document (.xls)', cure: table },
  {
    kind: 'parquet',
    magic: ['PAR1'],
    isBinary: true,
    what: 'a Parquet file',
    cure: write('pandas.read_parquet(file).to_csv("table.csv", index=False)'),
  },
  {
    kind: 'arrow',
    magic: ['ARROW1', 'FEA1'],
    isBinary: true,
    what: 'an Arrow or Feather file',
    cure: write('pandas.read_feather(file).to_csv("table.csv", index=False)'),
  },
  {
    kind: 'sqlite',
    magic: ['SQLite format 3\u0000'],
    what: 'an SQLite database',
    cure: write('sqlite3 -header -csv file "select * from t" > table.csv'),
  },
  {
    kind: 'rdata',
    magic: ['RDX2\n', 'RDX3\n', 'RDA2\n', 'RDA3\n'],
    what: 'an R data file',
    cure: write('write.csv(table, "table.csv", row.names=FALSE) in R'),
  },
  {
    kind: 'arff',
    holds: /^(%[^\n]*\n|\s)*@relation\b/i,
    what: 'an ARFF file (Weka)',
    cure: 'keep the lines below @data, and name the columns in a first line',
  },
  // Arrays and models.
  {
    kind: 'pytorch',
    magic: zip,
    holds: /\/(data\.pkl|\.format_version|byteorder|version)/,
    what: 'a PyTorch file (.pt)',
    cure: arrays('safetensors.torch.save_file(torch.load(file, weights_only=True), "weights.safetensors")'),
  },
  {
    // As torch.save wrote it before ZIP: a pickle of a number that says so.
    kind: 'pytorch-pickle',
    magic: ['\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.'],
    what: 'a PyTorch file (.pt)',
    cure: arrays('safetensors.torch.save_file(torch.load(file, weights_only=True), "weights.safetensors")'),
  },
  {
    kind: 'keras',
    magic: zip,
    holds: /model\.weights\.h5|metadata\.json.*keras_version/s,
    what: 'a Keras file (.keras)',
    cure: arrays('numpy.savez("weights.npz", *[w.T for w in model.get_weights() if w.ndim == 2])'),
  },
  {
    kind: 'npz',
    magic: zip,
    holds: /\.npy/,
    what: 'a NumPy archive (.npz)',
    cure: arrays('numpy.load(file) holds them'),
  },
  {
    kind: 'npy',
    magic: ['\u0093NUMPY'],
    what: 'a NumPy array (.npy)',
    cure: arrays('numpy.load(file) holds it'),
  },
  {
    kind: 'hdf5',
    magic: ['\u0089HDF\r\n\u001a\n'],
    what: 'an HDF5 file (.h5)',
    cure: arrays('h5py.File(file).visit(print) lists them'),
  },
  {
    kind: 'onnx',
    magic: Array.from({ length: 20 }, (_, version) => `\b${String.fromCharCode(version)}\u0012`),
    holds: /pytorch|onnx|keras|skl|paddle|tensorflow/i,
    what: 'an ONNX model (.onnx)',
    cure: arrays('[onnx.numpy_helper.to_array(t) for t in onnx.load(file).graph.initializer]'),
  },
  {
    kind: 'matlab',
    magic: ['MATLAB 5.0 MAT-file'],
    what: 'a MATLAB file (.mat)',
    cure: arrays('scipy.io.loadmat(file) holds them'),
  },
  {
    kind: 'pickle',
    magic: ['\u0080\u0002', '\u0080\u0003', '\u0080\u0004\u0095', '\u0080\u0005\u0095'],
    what: 'a Python pickle',
    cure: arrays('numpy.savez("arrays.npz", *arrays)'),
  },
  // Archives.
  { kind: 'gzip', magic: ['\u001f\u008b'], what: 'gzip data', cure: unpack('gunzip') },
  { kind: 'zip', magic: zip, what: 'a ZIP archive', cure: unpack('unzip') },
  { kind: '7z', magic: ["7z\u00bc\u00af'\u001c"], what: 'a 7-Zip archive', cure: unpack('7z x') },
  { kind: 'rar', magic: ['Rar!\u001a\u0007'], what: 'a RAR archive', cure: unpack('unrar x') },
  { kind: 'xz', magic: ['\u00fd7zXZ\u0000'], what: 'xz data', cure: unpack('unxz') },
  { kind: 'bzip2', magic: ['BZh'], holds: /^....1AY&SY/, what: 'bzip2 data', cure: unpack('bunzip2') },
  { kind: 'zstd', magic: ['(\u00b5/\u00fd'], what: 'Zstandard data', cure: unpack('unzstd') },
  { kind: 'tar', holds: /^.{257}ustar/s, what: 'a tar archive', cure: unpack('tar -x') },
  // Pictures.
  { kind: 'png', magic: ['\u0089PNG\r\n'], what: 'a PNG image', cure: picture },
  { kind: 'jpeg', magic: ['\u00ff\u00d8\u00ff'], what: 'a JPEG image', cure: picture },
  { kind: 'gif', magic: ['GIF8'], what: 'a GIF image', cure: picture },
  { kind: 'tiff', magic: ['II*\u0000', 'MM\u0000*'], what: 'a TIFF image', cure: picture },
  { kind: 'webp', magic: ['RIFF'], holds: /^.{8}WEBP/s, what: 'a WebP image', cure: picture },
  { kind: 'avif', holds: /^.{4}ftyp.{0,40}avi[fs]/s, what: 'an AVIF image', cure: picture },
  {
    kind: 'heic',
    holds: /^.{4}ftyp(hei[cmsx]|hev[cx]|mif1|msf1)/s,
    what: 'a HEIC image',
    cure: picture,
  },
  {
    kind: 'jp2',
    magic: ['\u0000\u0000\u0000\fjP  \r\n\u0087\n', '\u00ffO\u00ffQ'],
    what: 'a JPEG 2000 image',
    cure: picture,
  },
  {
    kind: 'jxl',
    magic: ['\u0000\u0000\u0000\fJXL \r\n\u0087\n', '\u00ff\n'],
    isBinary: true,
    what: 'a JPEG XL image',
    cure: picture,
  },
  { kind: 'bmp', magic: ['BM'], isBinary: true, holds: /^.{14}[(|l8]/s, what: 'a BMP image', cure: picture },
];
