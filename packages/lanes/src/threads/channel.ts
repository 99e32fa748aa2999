import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { HostView } from '../host/host.js';
import { answer } from './answer.js';
import type { HostRequest } from './protocol.js';

/** A channel to a thread: its questions are answered, other messages go to `onMessage`. */
export function channelTo(
  view: HostView,
  onMessage: (message: object, port: MessagePort) => void,
): { readonly port1: MessagePort; readonly port2: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', async (message: Partial<HostRequest>) => {
    if (message.question) port1.postMessage(await answer(view, message as HostRequest));
    else onMessage(message, port1);
  });
  return { port1, port2 };
}
