import { resolve } from 'node:path';
import { completeOptions } from '@s4nn/core';
import { addressesFor, type DashboardOptions, dashboardOptions } from './dashboard-options.js';
import { sweepList } from './data/list.js';
import { liveData } from './data/live.js';
import { openHub } from './events/hub.js';
import { followProject } from './follow/follow-project.js';
import { openTickets } from './guard/tickets.js';
import { newToken } from './guard/token.js';
import { listen } from './http/listen.js';
import { notesOf } from './http/notes-of.js';
import { requestHandler } from './http/request-handler.js';
import { networkRunner } from './network/network-runner.js';

/** A dashboard that is served. */
export interface Dashboard {
  readonly port: number;
  /** What allows to stop and note, and to read where reading needs it; null if nothing needs it. */
  readonly token: string | null;
  /** The address to open, with the token in its fragment, which browsers send to nobody. */
  readonly url: string;
  /** An address that leads to it once, within a minute: for the arguments of another program, which others on this machine can see. */
  ticket(): string;
  close(): Promise<void>;
}

/**
 * Serves the sweeps of a project to browsers. It reads their files, and writes only notes; a sweep in another process does not notice
 * it.
 * @throws InputError for unknown options, if it would listen beyond loopback without `allowHosts`, or if no port is free.
 */
export async function startDashboard(asked: DashboardOptions = {}): Promise<Dashboard> {
  const options = completeOptions<DashboardOptions>('startDashboard', dashboardOptions, asked);
  const { port = 7070, readOnly = false, host, onError = console.error } = options;
  const project = resolve(options.project ?? '.');
  const allowHosts = (options.allowHosts ?? []).map((name) => name.toLowerCase());
  const addresses = addressesFor(host, allowHosts);
  // Whoever comes by another name may not be the one who started it.
  const isGuarded = allowHosts.length > 0;
  const token = readOnly && !isGuarded ? null : newToken();
  const followed = followProject(project);
  const list = sweepList(project, followed);
  const hub = openHub(
    { followed, list, live: (name) => liveData(project, followed.sweep(name), notesOf(project, name).sweep) },
    onError,
  );
  const networks = networkRunner();
  const tickets = openTickets(token);
  const handler = requestHandler({
    ...{ project, followed, list, hub, networks, token, isGuarded, readOnly, allowHosts, onError, tickets },
  });
  const listening = await listen(handler, addresses, port).catch((error: unknown) => {
    hub.close();
    throw error;
  });
  const name = allowHosts[0] !== undefined && host !== undefined ? allowHosts[0] : 'localhost';
  const base = `http://${name}:${listening.port}/`;
  return {
    port: listening.port,
    token,
    url: `${base}${token === null ? '' : `#token=${token}`}`,
    ticket: () => `${base}${tickets.issue()}`,
    close: async () => {
      networks.close();
      hub.close();
      await listening.close();
    },
  };
}
