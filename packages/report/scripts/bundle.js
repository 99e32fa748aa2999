/**
 * Bundles page/ with everything it imports and writes it as src/assets.ts, together with the style and the licences of
 * what is bundled.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const [{ output }] = await build({
  configFile: false,
  logLevel: 'error',
  build: {
    write: false,
    target: 'es2022',
    lib: { entry: 'page/main.ts', formats: ['iife'], name: 's4nnReport' },
  },
});
const [{ code, modules }] = output;
const script = code.trim();
if (/<\/script|<!--/i.test(script)) throw new Error('the bundle would end its own script element');

const folders = new Set(
  Object.keys(modules)
    .map((file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0])
    .filter((folder) => folder !== undefined),
);
const assets = {
  script,
  scriptHash: `sha256-${createHash('sha256').update(script).digest('base64')}`,
  style: readdirSync('page/style')
    .sort()
    .map((file) => readFileSync(join('page/style', file), 'utf8'))
    .join('')
    .replaceAll(/\s*\n\s*/g, '\n'),
  notices: noticesOf([...folders].sort()),
};
const comment =
  '/** The bundle of page/, its style and the licences of what it holds. Written by scripts/bundle.js. */';
writeFileSync('src/assets.ts', `${comment}\nexport const assets = ${JSON.stringify(assets, null, 2)};\n`);

/** Each licence once, below the packages that it covers. */
function noticesOf(packages) {
  const licences = new Map();
  for (const folder of packages) {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = ['LICENSE', 'LICENSE.md', 'license'].map((name) => join(folder, name)).find(existsSync);
    if (!file) throw new Error(`${dirname(folder)}: ${name} has no licence file to quote`);
    const licence = readFileSync(file, 'utf8').trim().replaceAll('--', '- -');
    licences.set(licence, [...(licences.get(licence) ?? []), `${name} ${version}`]);
  }
  return [...licences].map(([licence, names]) => `${names.join(', ')}\n\n${licence}`).join('\n\n');
}
