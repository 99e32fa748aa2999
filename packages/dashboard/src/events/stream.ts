import type { IncomingMessage, ServerResponse } from 'node:http';

/** A page that is told what happens: the answer to its request, which does not end. */
export interface EventStream {
  /** Sends an event. The id comes back when the page connects again. */
  send(event: string, data: string, id?: string): void;
  /** Sends a comment, so that both sides learn of a broken connection. */
  beat(): void;
  end(): void;
  readonly closed: boolean;
}

/**
 * A page that has so many bytes still to read gets no more, but is let go; when it connects again, it gets what it has missed. One event
 * may be longer: all of a long sweep is.
 */
const mostUnread = 8 * 1024 * 1024;

/** After how many milliseconds a page connects again. */
const retry = 2000;

/** Opens a stream of server-sent events. */
export function openStream(
  request: IncomingMessage,
  response: ServerResponse,
  onClose: () => void,
): EventStream {
  let closed = false;
  response.on('close', () => {
    closed = true;
    onClose();
  });
  request.socket.setNoDelay(true);
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    // So that nginx passes events on at once.
    'x-accel-buffering': 'no',
  });
  const write = (text: string): void => {
    if (closed) return;
    if (response.writableLength > mostUnread) response.destroy();
    else response.write(text);
  };
  write(`retry: ${retry}\n\n`);
  return {
    send: (event, data, id) => {
      // JSON has no line breaks, so an event is one line of data.
      write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`);
    },
    beat: () => write(': alive\n\n'),
    end: () => void response.end(),
    get closed() {
      return closed;
    },
  };
}
