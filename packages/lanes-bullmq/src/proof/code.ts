import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Config, ResolvedPlugin } from '@s4nn/config';

/** A package, or a file, that takes part in trainings. */
export interface Code {
  readonly name: string;
  readonly version: string;
  /** SHA-256 of its code. */
  readonly digest: string;
}

/** Our packages that train. */
const own = ['@s4nn/core', '@s4nn/lanes'] as const;

/** Endings of files that programs consist of. */
const isCode = (file: string): boolean => /\.(c|m)?js$|\.wasm$|\.node$/.test(file);

/** The packages that train a config: ours, and those of its encoder and its backend. Of samples, the samples themselves count. */
export function codeOf({ plugins: { encoder, backend } }: Pick<Config, 'plugins'>): Code[] {
  const require = createRequire(import.meta.url);
  const ours = own.map((name) => packageAt(pathToFileURL(require.resolve(name)).href));
  const all = [...ours, ...[encoder, backend].map(codeOfPlugin)];
  // One package may have both.
  return [...new Map(all.map((code) => [code.name, code])).values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

/** A plugin by path is its file: a folder around it may hold anything. */
function codeOfPlugin({ use, url }: ResolvedPlugin): Code {
  if (!isFile(use)) return packageAt(url);
  const file = fileURLToPath(url);
  return { name: basename(file), version: 'a file', digest: digestOf(dirname(file), [basename(file)]) };
}

/** Whether a config names a plugin by the path of its file. */
export const isFile = (use: string): boolean => /^(\.{0,2}[\\/]|file:|[A-Za-z]:[\\/])/.test(use);

const known = new Map<string, Code>();

function packageAt(url: string): Code {
  const entry = fileURLToPath(url);
  const folder = packageAround(entry);
  const found = known.get(folder);
  if (found) return found;
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Code;
  // What is built: a checkout also has sources, tests and templates.
  const [top = '', ...within] = relative(folder, entry).split(sep);
  const root = within.length > 0 ? join(folder, top) : folder;
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => isCode(file) && !file.split(sep).includes('node_modules'))
    .sort();
  const code = { name, version, digest: digestOf(root, files) };
  known.set(folder, code);
  return code;
}

function digestOf(root: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file.split(sep).join('/')}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

function packageAround(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error(`${file}: found no package.json around it`);
  }
}
