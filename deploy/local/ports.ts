import { connect, createServer } from 'node:net';
import { codeOf, StartError } from './start-error.ts';

/** A port we are about to use, and the variable that moves it elsewhere. */
export interface PortUse {
  readonly part: string;
  readonly port: number;
  readonly variable: string;
}

/** Refuses with one line for each port that somebody else listens on, on either loopback address. */
export async function requireFreePorts(uses: readonly PortUse[]): Promise<void> {
  const taken = await Promise.all(uses.map(async (use) => ((await isFree(use.port)) ? [] : [use])));
  const lines = taken
    .flat()
    .map(
      ({ part, port, variable }) =>
        `Cannot start ${part}: port ${port} is taken. Stop what listens there, or choose another: ${variable}=${elsewhere(port)} npm start`,
    );
  if (lines.length > 0) throw new StartError(lines.join('\n'));
}

function elsewhere(port: number): number {
  return port + 1_000 <= 65_535 ? port + 1_000 : port - 1_000;
}

async function isFree(port: number): Promise<boolean> {
  // Binding alone is not enough: macOS lets a specific address be bound beside somebody's wildcard.
  const [v4, v6, bound] = await Promise.all([answers('127.0.0.1', port), answers('::1', port), canBind(port)]);
  return !v4 && !v6 && bound;
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const done = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(1_000, () => done(false));
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}

function canBind(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (codeOf(error) === 'EADDRINUSE') resolve(false);
      else if (codeOf(error) === 'EACCES')
        reject(
          new StartError(`Cannot listen on port ${port}: ports below 1024 need more rights. Choose a higher one.`),
        );
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string')
        reject(new Error('Cannot find a free port: no address was given'));
      else server.close(() => resolve(address.port));
    });
  });
}
