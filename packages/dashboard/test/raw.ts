import { connect } from 'node:net';

/** What came back over a socket. */
export interface RawAnswer {
  /** 0 if the connection was closed without an answer. */
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes to a port of this machine and reads until the other side closes. */
export const sendRaw = (port: number, bytes: string, host = '127.0.0.1'): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, host, () => socket.write(bytes));
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (piece) => {
      text += piece;
    });
    // A server that refuses a body closes while it is still sent.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      text === '' && error.code !== 'ECONNRESET' && error.code !== 'EPIPE' ? reject(error) : undefined,
    );
    socket.on('close', () => {
      const end = text.indexOf('\r\n\r\n');
      const head = end === -1 ? text : text.slice(0, end);
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
      resolve({ status, head, body: end === -1 ? '' : text.slice(end + 4) });
    });
  });

/** One request with these headers, in this order; without `Host` unless it is among them. */
export const request = (
  port: number,
  line: string,
  headers: readonly string[],
  body = '',
): Promise<RawAnswer> =>
  sendRaw(port, `${line} HTTP/1.1\r\n${[...headers, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`);
