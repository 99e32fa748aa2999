import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const kinds = { uint16: Uint16Array, uint32: Uint32Array, float64: Float64Array } as const;
type Kind = keyof typeof kinds;

/** An array that crosses the pipe. */
export type PeerArray = Uint16Array | Uint32Array | Float64Array;

/** The answer of the process to one request. */
export interface Answer {
  readonly answer: Readonly<Record<string, unknown>>;
  readonly arrays: readonly PeerArray[];
}

/** A running numpy_peer.py. */
export interface Peer {
  /** Sends one request and its arrays; at most one at a time. @throws Error with what Python printed, if it ended. */
  ask(request: object, arrays: readonly PeerArray[]): Promise<Answer>;
  end(): Promise<void>;
}

/** Starts numpy_peer.py. A message is a line of JSON that lists its arrays by kind and length, then their bytes. */
export function startPeer(): Peer {
  const script = fileURLToPath(new URL('../../numpy_peer.py', import.meta.url));
  const child = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'pipe'] });
  let received: Buffer[] = [];
  let length = 0;
  let complaint = '';
  let settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      settle?.reject(new Error(`numpy_peer.py ended: ${complaint.trim()}`));
      resolve();
    });
  });
  // The reason comes with `close`; a write to a process that has ended must not be a second error.
  for (const stream of [child, child.stdin]) stream.on('error', () => {});
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  let needed = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    received.push(chunk);
    length += chunk.length;
    if (length < needed) return;
    const bytes = Buffer.concat(received);
    const line = bytes.indexOf(10);
    if (line < 0) return;
    const answer = JSON.parse(bytes.toString('utf8', 0, line)) as { arrays: [Kind, number][] };
    needed = line + 1;
    for (const [kind, count] of answer.arrays) needed += count * kinds[kind].BYTES_PER_ELEMENT;
    received = [bytes];
    if (length < needed) return;
    let from = line + 1;
    const arrays = answer.arrays.map(([kind, count]) => {
      const end = from + count * kinds[kind].BYTES_PER_ELEMENT;
      // A copy of its own, because the bytes in the buffer need not be aligned.
      const array = new kinds[kind](new Uint8Array(bytes.subarray(from, end)).buffer);
      from = end;
      return array;
    });
    received = [];
    length = 0;
    needed = 0;
    settle?.resolve({ answer: { ...answer }, arrays });
    settle = null;
  });
  return {
    ask: (request, arrays) =>
      new Promise((resolve, reject) => {
        if (child.exitCode !== null) {
          reject(new Error(`numpy_peer.py ended: ${complaint.trim()}`));
          return;
        }
        settle = { resolve, reject };
        const listed = arrays.map((array) => [kindOf(array), array.length]);
        child.stdin.write(`${JSON.stringify({ ...request, arrays: listed })}\n`);
        for (const { buffer, byteOffset, byteLength } of arrays) {
          child.stdin.write(new Uint8Array(buffer, byteOffset, byteLength));
        }
      }),
    end: () => {
      child.stdin.end();
      return ended;
    },
  };
}

const kindOf = (array: PeerArray): Kind =>
  array instanceof Uint16Array ? 'uint16' : array instanceof Uint32Array ? 'uint32' : 'float64';
