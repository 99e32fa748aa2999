/**
 * Installs the JavaScript engines that the product is tested on into a folder, which tests find by the variable S4NN_ENGINES:
 * `node scripts/install-engines.js FOLDER [--all]`. With `--all` also those that only thorough tests run. Only for Linux on x64;
 * engines for arm64 need Debian's packages qemu-user, libstdc++6-arm64-cross and libatomic1-arm64-cross to run.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const [given, all] = process.argv.slice(2);
if (!given || given.startsWith('-') || (all !== undefined && all !== '--all')) {
  console.error('usage: node scripts/install-engines.js FOLDER [--all]');
  process.exit(2);
}
const folder = resolve(given);
const list = JSON.parse(readFileSync(new URL('engines.json', import.meta.url), 'utf8'));
await Promise.all(list.filter(({ thorough }) => all || !thorough).map(install));

async function install({ name, package: source, version, run: [binary] }) {
  const place = join(folder, `${name}-${version}`);
  if (existsSync(place)) return;
  const draft = `${place}.tmp`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    // Packed, not installed: npm refuses to install binaries for other processors.
    const { stdout } = await run('npm', ['pack', '--silent', `${source}@${version}`], { cwd: draft });
    const archive = join(draft, stdout.trim().split('\n').at(-1));
    await run('tar', ['-xzf', archive, '-C', draft, '--strip-components=1', `package/${binary}`]);
    rmSync(archive);
    renameSync(draft, place);
    console.log(`${name}: ${source} ${version}`);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    console.warn(`${name}: ${source} ${version} could not be installed: ${error.message.split('\n')[0]}`);
    process.exitCode = 1;
  }
}
