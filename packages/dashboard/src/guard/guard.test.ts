import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { begun, emptyProject, ended } from '../../test/project.js';
import { type RawAnswer, request, sendRaw } from '../../test/raw.js';
import { type Dashboard, startDashboard } from '../dashboard.js';
import { hubLimits } from '../events/hub.js';
import { patience } from '../http/listen.js';

const project = emptyProject();
project.begin('mine', 3);
const hostile = '</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>';
project.append('mine', [...ended(0, 0.5), ...ended(1, 0.1, { state: 'fail', reason: hostile }), ...begun(2)]);
project.begin('secret', 1);
// Outside of the folder of sweeps, where no name may lead.
writeFileSync(
  join(project.folder, 'outside.journal.log'),
  readFileSync(project.file('secret', '.journal.log')),
);

const fail = (error: unknown): void => {
  throw error;
};
let served: Dashboard;
let readOnly: Dashboard;
let guarded: Dashboard;
beforeAll(async () => {
  const common = { project: project.folder, port: 0, onError: fail };
  served = await startDashboard(common);
  readOnly = await startDashboard({ ...common, readOnly: true });
  guarded = await startDashboard({ ...common, allowHosts: ['Sweeps.example.org'] });
});
afterAll(async () => {
  for (const one of [served, readOnly, guarded]) await one.close();
});

const here = (dashboard = served): string => `Host: localhost:${dashboard.port}`;
const bearer = (dashboard = served): string => `Authorization: Bearer ${dashboard.token}`;
const get = (path: string, ...headers: string[]): Promise<RawAnswer> =>
  request(served.port, `GET ${path}`, [here(), ...headers]);
const put = (body: string, ...headers: string[]): Promise<RawAnswer> =>
  request(
    served.port,
    'PUT /api/sweeps/mine/note',
    [here(), 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`, ...headers],
    body,
  );
const note = (): string | undefined => {
  const file = project.file('mine', '.notes.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).sweep : undefined;
};

describe('Host', () => {
  test.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST', 'localhost:1', '127.0.0.1:9999', '[::1]:65535'])(
    'a loopback name is right, with any port: %s',
    async (host) => {
      expect((await request(served.port, 'GET /', [`Host: ${host}`])).status).toBe(200);
    },
  );

  test.each([
    'evil.example',
    'evil.example:7070',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'localhost@evil.example',
    'evil.example#localhost',
    'localhost:7070@evil.example',
    'localhost,evil.example',
    'localhost evil.example',
    '0.0.0.0',
    '127.1',
    '2130706433',
    '[::2]',
    '[::ffff:127.0.0.1]',
    'sweeps.example.org',
    '',
  ])('any other is refused before all else: %j', async (host) => {
    for (const line of [
      'GET /',
      'GET /api/sweeps',
      'GET /nothing',
      'POST /api/sweeps/mine/stop',
      'DELETE /',
    ]) {
      const { status, body } = await request(served.port, line, [`Host: ${host}`, bearer()]);
      expect([400, 403]).toContain(status);
      expect(body).not.toContain('mine');
    }
  });

  test('two of them, none, and another server in the target are refused', async () => {
    const two = await request(served.port, 'GET /', [here(), 'Host: evil.example']);
    expect([400, 403]).toContain(two.status);
    expect([400, 403]).toContain(
      (await request(served.port, 'GET /', ['Host: evil.example', here()])).status,
    );
    expect((await request(served.port, 'GET /', [])).status).toBe(400);
    expect((await sendRaw(served.port, 'GET / HTTP/1.0\r\n\r\n')).status).toBe(403);
    expect((await get('http://evil.example/')).status).toBe(400);
    expect((await get('*')).status).toBe(400);
  });
});

describe('Origin', () => {
  const token = () => bearer();
  test.each([
    'Origin: http://evil.example',
    'Origin: null',
    'Origin: http://localhost:1',
    'Origin: file://',
    'Sec-Fetch-Site: cross-site',
    'Sec-Fetch-Site: same-site',
  ])('of another page writes nothing and hears nothing, even with the token: %s', async (header) => {
    expect((await put('{"text":"from elsewhere"}', token(), header)).status).toBe(403);
    expect(note()).toBeUndefined();
    expect((await get('/api/events', header)).status).toBe(403);
    expect((await get('/api/sweeps', header)).status).toBe(403);
  });

  test('a link from another site opens a page', async () => {
    expect((await get('/sweeps/mine', 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate')).status).toBe(
      200,
    );
  });

  test('no other page may read answers', async () => {
    const { head } = await get('/api/sweeps');
    expect(head).not.toMatch(/access-control/i);
    expect(head).toMatch(/cross-origin-resource-policy: same-origin/i);
    expect(
      (await request(served.port, 'OPTIONS /api/sweeps', [here(), 'Origin: http://evil.example'])).status,
    ).toBe(405);
  });
});

describe('the token', () => {
  test('is in the fragment of the address, of 128 bits, and in no answer', async () => {
    expect(served.url).toBe(`http://localhost:${served.port}/#token=${served.token}`);
    expect(Buffer.from(served.token!, 'base64url')).toHaveLength(16);
    for (const path of [
      '/',
      '/sweeps/mine',
      '/sweeps/mine/trials/0',
      '/compare?sweeps=mine',
      '/api/sweeps',
      '/x',
    ]) {
      const { head, body } = await get(path);
      expect(head + body).not.toContain(served.token);
    }
  });

  test.each([
    ['none', []],
    ['another', ['Authorization: Bearer AAAAAAAAAAAAAAAAAAAAAA']],
    ['none in it', ['Authorization: Bearer']],
    ['a cookie', ['Cookie: token=TOKEN']],
    ['of another kind', ['Authorization: Basic TOKEN']],
    ['a longer one', ['Authorization: Bearer TOKENA']],
  ] as const)('writes need it: %s', async (_, headers) => {
    const own = headers.map((header) => header.replace('TOKEN', served.token!));
    const { status, head } = await put('{"text":"without"}', ...own);
    expect(status).toBe(401);
    expect(head).toMatch(/www-authenticate: Bearer/i);
    const stop = [here(), 'Content-Type: application/json', 'Content-Length: 2', ...own];
    expect(
      (await request(served.port, `POST /api/sweeps/mine/stop?token=${served.token}`, stop, '{}')).status,
    ).toBe(401);
    expect(note()).toBeUndefined();
  });

  test('with it a note is kept, and nothing that runs is stopped', async () => {
    expect((await put('{"text":"a note"}', bearer(), `Origin: http://localhost:${served.port}`)).status).toBe(
      200,
    );
    expect(note()).toBe('a note');
    expect((await get('/api/pages/sweeps/mine')).body).toContain('"note":"a note"');
    const headers = [here(), bearer(), 'Content-Type: application/json', 'Content-Length: 2'];
    const { status, body } = await request(served.port, 'POST /api/sweeps/mine/stop', headers, '{}');
    expect(status).toBe(409);
    expect(body).toContain('found no process that runs it');
  });

  test('a ticket leads to it once', async () => {
    const { pathname } = new URL(served.ticket());
    const first = await get(pathname);
    expect(first.status).toBe(302);
    expect(first.head).toContain(`location: /#token=${served.token}`);
    expect((await get(pathname)).status).toBe(404);
    expect((await get('/open/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
  });
});

test('--read-only has no token and no writes', async () => {
  expect(readOnly.token).toBeNull();
  expect(readOnly.url).not.toContain('#');
  const before = note();
  for (const authorization of ['Authorization: Bearer null', 'Authorization: Bearer ', bearer()]) {
    const headers = [here(readOnly), authorization, 'Content-Type: application/json', 'Content-Length: 12'];
    for (const line of ['PUT /api/sweeps/mine/note', 'POST /api/sweeps/mine/stop', 'PUT /']) {
      expect((await request(readOnly.port, line, headers, '{"text":"x"}')).status).toBe(403);
    }
  }
  expect(note()).toBe(before);
  expect((await request(readOnly.port, 'GET /sweeps/mine', [here(readOnly)])).body).toContain(
    'data-writes="false"',
  );
});

test('every answer has the policy, and pages may run only their bundle', async () => {
  const answers = [
    await get('/'),
    await get('/sweeps/mine'),
    await get('/api/sweeps'),
    await get('/nothing'),
    await request(served.port, 'GET /', ['Host: evil.example']),
    await request(served.port, 'DELETE /', [here()]),
  ];
  for (const { head } of answers) {
    const policy = /^content-security-policy: (.*)$/im.exec(head)![1]!;
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}='; /);
    for (const part of [
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(part);
    }
    for (const header of [
      'x-content-type-options: nosniff',
      'referrer-policy: no-referrer',
      'cache-control: no-store',
    ]) {
      expect(head.toLowerCase()).toContain(header);
    }
  }
});

describe('names and paths', () => {
  test.each([
    '/sweeps/../outside',
    '/sweeps/..%2foutside',
    '/sweeps/%2e%2e%2foutside',
    '/sweeps/%2e%2e/outside',
    '/sweeps/..%5coutside',
    '/sweeps/..',
    '/sweeps/.',
    '/sweeps/',
    '/sweeps/mine%00',
    '/sweeps/mine%2f..%2f..%2foutside',
    '/sweeps/%ff',
    '/sweeps/%',
    '/sweeps/.mine',
    '/sweeps/-mine',
    '/sweeps/mine/trials/..',
    '/sweeps/mine/trials/01',
    '/sweeps/mine/trials/-1',
    '/sweeps/mine/trials/1e0',
    '/sweeps/mine/trials/9999999999',
    '/sweeps/mine/trials/0/0',
    '/api/sweeps/..%2foutside',
    '/api/pages/sweeps/..%2foutside',
    '/api/compare?sweeps=mine,..%2foutside',
    '/api/events?sweeps=..%2foutside',
    '//outside',
    '/outside.journal.log',
    '/sweeps/constructor/__proto__',
    `/sweeps/${'a'.repeat(5000)}`,
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await get(path);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('outside"');
  });

  test('a write goes to no other file either', async () => {
    for (const name of ['..%2foutside', '%2e%2e', 'a%2fb', 'nobody']) {
      const headers = [here(), bearer(), 'Content-Type: application/json', 'Content-Length: 12'];
      const line = `PUT /api/sweeps/${name}/note`;
      expect((await request(served.port, line, headers, '{"text":"x"}')).status).toBe(404);
    }
    const line = 'PUT /api/sweeps/mine/trials/3/note';
    const headers = [here(), bearer(), 'Content-Type: application/json', 'Content-Length: 12'];
    expect((await request(served.port, line, headers, '{"text":"x"}')).status).toBe(404);
    expect(existsSync(join(project.folder, 'outside.notes.json'))).toBe(false);
    expect(existsSync(project.file('nobody', '.notes.json'))).toBe(false);
  });
});

describe('the body of a write', () => {
  const long = JSON.stringify({ text: 'x'.repeat(70_000) });

  test('of more than 64 kB is refused, whether or not its length is told', async () => {
    expect((await put(long, bearer())).status).toBe(413);
    const headers = [here(), bearer(), 'Content-Type: application/json', 'Transfer-Encoding: chunked'];
    const chunk = `${(40_000).toString(16)}\r\n${'x'.repeat(40_000)}\r\n`;
    const chunked = await request(
      served.port,
      'PUT /api/sweeps/mine/note',
      headers,
      `${chunk}${chunk}0\r\n\r\n`,
    );
    expect(chunked.status).toBe(413);
  });

  test.each([
    ['', 400],
    ['{', 400],
    ['[]', 400],
    ['null', 400],
    ['"text"', 400],
    ['{}', 400],
    ['{"text":1}', 400],
    ['{"text":"x","more":1}', 400],
    [JSON.stringify({ text: 'x'.repeat(10_001) }), 400],
  ])('is a note in JSON: %j', async (body, status) => {
    const before = note();
    expect((await put(body, bearer())).status).toBe(status);
    expect(note()).toBe(before);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('of another type is refused, as forms of other sites may send it: %s', async (type) => {
    const headers = [here(), bearer(), `Content-Type: ${type}`, 'Content-Length: 12'];
    expect((await request(served.port, 'PUT /api/sweeps/mine/note', headers, '{"text":"x"}')).status).toBe(
      415,
    );
  });

  test.each(['{"now":1}', '{"now":"yes"}', '{"signal":"SIGKILL"}', '{"now":true,"pid":1}'])(
    'of a stop has nothing else in it: %s',
    async (body) => {
      const headers = [here(), bearer(), 'Content-Type: application/json', `Content-Length: ${body.length}`];
      expect((await request(served.port, 'POST /api/sweeps/mine/stop', headers, body)).status).toBe(400);
    },
  );
});

test('texts of a sweep become no markup', async () => {
  expect((await get('/sweeps/mine')).body).toContain('alert(2)');
  for (const path of ['/', '/sweeps/mine', '/sweeps/mine/trials/1', '/compare?sweeps=mine,secret']) {
    const { body } = await get(path);
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain('<img src=x');
    expect(body.match(/<\/script>/g)).toHaveLength(2);
  }
  expect(JSON.parse((await get('/api/sweeps/mine/trials')).body)[1].reason).toBe(hostile);
});

describe('beyond loopback', () => {
  test('it listens only if asked twice', async () => {
    const asked = { project: project.folder, port: 0, host: '0.0.0.0' };
    await expect(startDashboard(asked)).rejects.toThrow(/--host: found 0\.0\.0\.0.* and no --allow-host/);
    await expect(startDashboard({ ...asked, host: '::' })).rejects.toThrow('--allow-host');
  });

  const others = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  test.skipIf(others.length === 0)('nobody else reaches it otherwise', async () => {
    await expect(sendRaw(served.port, 'GET / HTTP/1.0\r\n\r\n', others[0]!.address)).rejects.toThrow(
      'ECONNREFUSED',
    );
  });

  test('with another name, reading needs the token as well, and pages without it are empty', async () => {
    const host = 'Host: sweeps.example.org';
    const ask = (path: string, ...headers: string[]) =>
      request(guarded.port, `GET ${path}`, [host, ...headers]);
    for (const path of [
      '/',
      '/sweeps/mine',
      '/sweeps/nobody',
      '/sweeps/mine/trials/1',
      '/compare?sweeps=mine',
    ]) {
      const { status, body } = await ask(path);
      expect(status).toBe(200);
      expect(body).toContain('<script type="application/json" id="data">null</script>');
      expect(body).not.toContain('alert(2)');
    }
    for (const path of [
      '/api/sweeps',
      '/api/sweeps/mine',
      '/api/pages/',
      '/api/events',
      '/api/compare?sweeps=mine,secret',
    ]) {
      expect((await ask(path)).status).toBe(401);
      expect((await request(guarded.port, `GET ${path}`, [here(guarded)])).status).toBe(401);
      expect((await ask(path, bearer())).status).toBe(401);
    }
    expect((await ask('/api/sweeps', bearer(guarded))).status).toBe(200);
    expect((await request(guarded.port, 'GET /', ['Host: other.example.org'])).status).toBe(403);
  });
});

describe('too much', () => {
  test('who sends slowly is let go, and others are served meanwhile', async () => {
    const before = { ...patience };
    Object.assign(patience, { head: 300, request: 500, check: 50 });
    const slow = await startDashboard({ project: project.folder, port: 0, onError: fail });
    try {
      const sockets = Array.from({ length: 20 }, () => sendRaw(slow.port, 'GET / HTTP/1.1\r\nHost: local'));
      const body = `PUT /api/sweeps/mine/note HTTP/1.1\r\n${here(slow)}\r\n${bearer(slow)}\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{`;
      const slowBody = sendRaw(slow.port, body);
      expect((await request(slow.port, 'GET /', [here(slow)])).status).toBe(200);
      for (const answer of await Promise.all([...sockets, slowBody]))
        expect([0, 408]).toContain(answer.status);
    } finally {
      Object.assign(patience, before);
      await slow.close();
    }
  });

  test('streams are bounded, and a place is free again once one is closed', async () => {
    const { streams } = hubLimits;
    hubLimits.streams = 2;
    const sockets: Socket[] = [];
    const open = (): Promise<string> => {
      const socket = connect(served.port, '127.0.0.1');
      sockets.push(socket);
      socket.write(`GET /api/events HTTP/1.1\r\n${here()}\r\n\r\n`);
      return new Promise((resolve) => socket.once('data', (data) => resolve(data.toString().slice(9, 12))));
    };
    try {
      expect([await open(), await open(), await open()]).toEqual(['200', '200', '503']);
      sockets[0]!.destroy();
      await expect.poll(open).toBe('200');
    } finally {
      for (const socket of sockets) socket.destroy();
      hubLimits.streams = streams;
    }
  });

  test('a head or a target without end is refused', async () => {
    expect((await get(`/?${'x'.repeat(20_000)}`)).status).toBe(431);
    expect((await get('/', `X: ${'x'.repeat(20_000)}`)).status).toBe(431);
    expect((await get(`/api/events?sweeps=${Array.from({ length: 9 }, (_, k) => `s${k}`)}`)).status).toBe(
      400,
    );
  });
});
