import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Hub, Wanted } from '../events/hub.js';
import type { Tickets } from '../guard/tickets.js';
import { type Address, sweepNameIn, trialIn } from './address.js';
import { apiAnswer } from './api.js';
import { bodyOf } from './body.js';
import { pageAnswer } from './pages.js';
import { Refusal } from './refusal.js';
import { type Answer, jsonAnswer } from './send.js';
import type { Sources } from './sources.js';
import { stopFor } from './stop-for.js';
import { sweepsIn } from './sweeps-in.js';
import { writeNoteOf } from './write-note-of.js';

/** What is served. */
export interface Serving extends Sources {
  readonly hub: Hub;
  /** Nothing can be stopped or noted. */
  readonly readOnly: boolean;
  readonly tickets: Tickets;
}

/** Answers what only reads; null where the answer is a stream. */
export async function readRoute(
  serving: Serving,
  address: Address,
  request: IncomingMessage,
  response: ServerResponse,
  mayRead: boolean,
): Promise<Answer | null> {
  const [first, second] = address.parts;
  if (first === 'open' && second !== undefined && address.parts.length === 2) return opened(serving, second);
  if (first !== 'api') return pageAnswer(serving, address, mayRead, !serving.readOnly);
  if (second !== 'events' || address.parts.length !== 2) return apiAnswer(serving, address);
  if (request.method !== 'GET') throw new Refusal(405, 'events are for GET', { allow: 'GET' });
  const since = String(request.headers['last-event-id'] ?? address.query.get('since') ?? '');
  serving.hub.open(request, response, wantedIn(address), since);
  return null;
}

function opened({ tickets }: Serving, ticket: string): Answer {
  const location = tickets.use(ticket);
  if (location === null)
    throw new Refusal(404, 'this address was for one use: open the one that the command printed');
  return { status: 302, type: 'text/plain', body: '', headers: { location } };
}

function wantedIn(address: Address): Wanted {
  if (!address.query.has('sweeps')) return { kind: 'list' };
  return { kind: 'sweeps', names: sweepsIn(address), brief: address.query.has('brief') };
}

/** Answers what stops a sweep or notes something. */
export async function writeRoute(
  serving: Serving,
  method: string,
  { parts }: Address,
  request: IncomingMessage,
): Promise<Answer> {
  const [api, sweeps, sweep, ...rest] = parts;
  if (api !== 'api' || sweeps !== 'sweeps' || sweep === undefined)
    throw new Refusal(404, 'nothing to write here');
  const name = sweepNameIn(sweep);
  const followed = serving.followed.sweep(name);
  const what = `${method} ${rest.length === 3 ? `${rest[0]}/ID/${rest[2]}` : rest.join('/')}`;
  if (what === 'POST stop') return stopFor(serving.project, name, await bodyOf(request));
  if (what !== 'PUT note' && what !== 'PUT trials/ID/note') throw new Refusal(404, 'nothing to write here');
  if (!followed.content) throw new Refusal(404, `found no sweep ${name}`);
  const trial = rest.length === 3 ? trialIn(rest[1]!) : null;
  if (trial !== null && trial >= followed.content.report.state.log().trials.length) {
    throw new Refusal(404, `sweep ${name} has no trial ${trial}`);
  }
  writeNoteOf(serving.project, name, trial, await bodyOf(request));
  return jsonAnswer({});
}
