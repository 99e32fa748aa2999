import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isInputError } from '@s4nn/core';
import { scriptHash } from '@s4nn/report';
import { safeHeaders } from '../guard/headers.js';
import { isOurHost } from '../guard/host.js';
import { isOurOrigin } from '../guard/origin.js';
import { carries } from '../guard/token.js';
import { addressIn } from './address.js';
import { Refusal } from './refusal.js';
import { readRoute, type Serving, writeRoute } from './routes.js';
import { type Answer, jsonAnswer, send } from './send.js';

/** What a handler serves, and whom. */
export interface Guarded extends Serving {
  /** Further names of this server, in lower case. */
  readonly allowHosts: readonly string[];
  /** What writes have to carry, and if `isGuarded` everything but empty pages; null if nothing has to. */
  readonly token: string | null;
  readonly isGuarded: boolean;
  readonly readOnly: boolean;
  readonly onError: (error: unknown) => void;
}

/** Checks a request, in the order of what it could do, before anything is looked up, and answers it. */
export function requestHandler(guarded: Guarded): RequestListener {
  const headers = Object.entries(safeHeaders(scriptHash));
  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    answer(guarded, request, response)
      .catch((error: unknown) => refusalOf(error, request.url ?? '', guarded.onError))
      .then(async (given) => {
        if (given && !response.headersSent) await send(request, response, given);
      })
      .catch(guarded.onError);
  };
}

/** Null where the answer is a stream. */
async function answer(
  guarded: Guarded,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Answer | null> {
  const { headers, method = '' } = request;
  const hosts = request.rawHeaders.filter((name, k) => k % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length !== 1 || !isOurHost(headers.host, guarded.allowHosts)) {
    throw new Refusal(403, `this server does not answer to the name ${headers.host ?? '(none)'}`, {
      connection: 'close',
    });
  }
  const address = addressIn(request.url ?? '');
  const isApi = address.parts[0] === 'api';
  const isWrite = method === 'POST' || method === 'PUT';
  if (!isWrite && method !== 'GET' && method !== 'HEAD') {
    throw new Refusal(405, `${method} is not for this server`, { allow: 'GET, HEAD, POST, PUT' });
  }
  if ((isApi || isWrite) && !isOurOrigin(headers))
    throw new Refusal(403, 'only pages of this server may ask');
  if (isWrite && guarded.readOnly) throw new Refusal(403, 'this dashboard was started with --read-only');
  const mayRead =
    !guarded.isGuarded || (guarded.token !== null && carries(headers.authorization, guarded.token));
  if (isWrite ? !guarded.token || !carries(headers.authorization, guarded.token) : isApi && !mayRead) {
    throw new Refusal(
      401,
      'expected the token of this dashboard, which the command that started it printed',
      {
        'www-authenticate': 'Bearer',
      },
    );
  }
  return isWrite
    ? writeRoute(guarded, method, address, request)
    : readRoute(guarded, address, request, response, mayRead);
}

function refusalOf(error: unknown, url: string, onError: (error: unknown) => void): Answer {
  const { status, message, headers } =
    error instanceof Refusal
      ? error
      : isInputError(error)
        ? { status: 409, message: error.message, headers: {} }
        : {
            status: 500,
            message: 'this failed; the command that started the dashboard has printed why',
            headers: {},
          };
  if (status === 500) onError(error);
  if (url.startsWith('/api/')) return { ...jsonAnswer({ error: message }, status), headers };
  return { status, type: 'text/plain', body: `${message}\n`, headers };
}
