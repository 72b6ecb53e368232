import { connect, type Socket } from 'node:net';

/** One HTTP/1.1 request, sent again and again over each connection. */
export interface Request {
  /** POST unless given. */
  method?: string;
  host: string;
  port: number;
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface Load {
  /** Requests answered with a good status. */
  answered: number;
  /** Any other outcome: another status, a broken connection. */
  failed: number;
  seconds: number;
  /** Milliseconds, sorted. */
  latencies: Float64Array;
}

const HEADER_END = Buffer.from('\r\n\r\n');
const CHUNKED_END = Buffer.from('0\r\n\r\n');

/**
 * Closed loop: each connection sends its next request when the last is answered. Written on bare sockets, because on two cores
 * the generator's own cost would else hide the server's.
 */
export async function closedLoop(
  request: Request | ((connection: number) => Request),
  connections: number,
  seconds: number,
  good: number,
): Promise<Load> {
  const requestOf = typeof request === 'function' ? request : () => request;
  const latencies: number[] = [];
  let failed = 0;
  const started = performance.now();
  const end = started + seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, async (_, index) => {
      const own = requestOf(index);
      const bytes = wireOf(own);
      const socket = await open(own);
      const next = answers(socket);
      while (performance.now() < end) {
        const sent = performance.now();
        socket.write(bytes);
        const status = await next();
        if (status === good) latencies.push(performance.now() - sent);
        else failed++;
        if (status === 0) break;
      }
      socket.destroy();
    }),
  );
  return {
    answered: latencies.length,
    failed,
    seconds: (performance.now() - started) / 1_000,
    latencies: Float64Array.from(latencies).sort(),
  };
}

export const percentile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** The request as it goes over the wire. */
export function wireOf({ method = 'POST', host, port, path, headers, body }: Request): Buffer {
  const lines = Object.entries({
    host: `${host}:${port}`,
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  });
  return Buffer.from(
    `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  );
}

export function open({ host, port }: Request): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Yields the status of each answer in turn; 0 when the connection broke. */
export function answers(socket: Socket): () => Promise<number> {
  let received: Buffer = Buffer.alloc(0);
  let waiting: ((status: number) => void) | undefined;
  const settle = (status: number): void => {
    const resolve = waiting;
    waiting = undefined;
    resolve?.(status);
  };
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const whole = lengthOfAnswer(received);
    if (whole === undefined) return;
    const status = Number(received.toString('latin1', 9, 12));
    received = received.subarray(whole);
    settle(status);
  });
  socket.on('error', () => settle(0));
  socket.on('close', () => settle(0));
  return () =>
    new Promise((resolve) => {
      waiting = resolve;
    });
}

function lengthOfAnswer(received: Buffer): number | undefined {
  const headerEnd = received.indexOf(HEADER_END);
  if (headerEnd < 0) return undefined;
  const head = received.toString('latin1', 0, headerEnd).toLowerCase();
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) {
    const whole = headerEnd + 4 + Number(length);
    return received.length >= whole ? whole : undefined;
  }
  const end = received.indexOf(CHUNKED_END, headerEnd);
  return end < 0 ? undefined : end + CHUNKED_END.length;
}
