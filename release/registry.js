import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './packages.js';
import { run } from './run.js';

/**
 * Starts a registry on this machine alone and publishes every public package to it, as a release would. Others' packages
 * come through it from the registry that npm is set to.
 * @returns `install`, which installs packages by name into a new, empty project and returns its folder; `stop`, which ends
 * the registry and removes all that was installed.
 */
export async function publishLocally() {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-registry-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const env = {
    ...process.env,
    npm_config_registry: url,
    npm_config_cache: join(folder, 'cache'),
    npm_config_userconfig: join(folder, 'npmrc'),
  };
  // npm and pnpm insist on a token, even where anybody may publish.
  writeFileSync(env.npm_config_userconfig, `registry=${url}\n//127.0.0.1:${port}/:_authToken=anybody\n`);
  const child = spawn(
    process.execPath,
    [join(root, 'release/node_modules/verdaccio/bin/verdaccio'), '-c', configIn(folder), '-l', url],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  process.once('exit', () => child.kill());
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (log += data));
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill()) await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    while (!(await answers(`${url}-/ping`))) {
      if (child.exitCode !== null) throw new Error(`the registry has ended\n${log}`);
    }
    run('pnpm', ['--recursive', 'publish', '--no-git-checks', '--registry', url], { cwd: root, env });
  } catch (error) {
    await stop();
    throw error;
  }
  let projects = 0;
  /** @param {readonly string[]} names packages, or options of `npm install` */
  const install = (...names) => {
    const project = join(folder, `project-${projects++}`);
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
    // Without install scripts, as careful people do: no package may need one.
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--registry', url];
    run('npm', ['install', ...options, ...names], { cwd: project, env });
    return project;
  };
  return { install, stop };
}

/** @param {string} folder */
function configIn(folder) {
  const upstream = run('npm', ['config', 'get', 'registry'], { cwd: root }).trim();
  const anybody = { access: '$all', publish: '$all', unpublish: '$all' };
  const config = {
    storage: join(folder, 'storage'),
    uplinks: { upstream: { url: upstream, cache: false, timeout: '120s' } },
    packages: { '@s4nn/*': anybody, '**': { access: '$all', proxy: 'upstream' } },
    log: { type: 'stdout', format: 'pretty', level: 'warn' },
    web: { enable: false },
    max_body_size: '100mb',
  };
  const file = join(folder, 'verdaccio.yaml');
  // YAML takes JSON as it is.
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return false;
  }
}
