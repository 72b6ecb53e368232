import type { Socket } from 'node:net';
import { answers, type Load, open, type Request, wireOf } from './load.ts';

const TICK_MS = 2;

interface Line {
  /** When each request that waits or is under way was due, oldest first. */
  readonly due: number[];
  send(): void;
}

/**
 * Open loop: requests arrive at a constant rate, whether or not earlier ones are answered, each on the next connection in turn.
 * What is answered with the status `good` went well. Latency counts from the moment a request was due, so that a stall is felt by all who arrive meanwhile (no coordinated omission).
 */
export async function openLoop(
  requestOf: (connection: number) => Request,
  connections: number,
  rate: number,
  seconds: number,
  good = 200,
): Promise<Load> {
  const latencies: number[] = [];
  let failed = 0;
  let underWay = 0;
  const sockets: Socket[] = [];
  const lines: Line[] = [];
  for (let index = 0; index < connections; index++) lines.push(await lineOf(requestOf(index)));
  const started = performance.now();
  const total = Math.floor(rate * seconds);
  for (let sent = 0; sent < total;) {
    const until = Math.min(total, Math.floor(((performance.now() - started) / 1_000) * rate) + 1);
    for (; sent < until; sent++) {
      const line = lines[sent % connections];
      line?.due.push(started + (sent / rate) * 1_000);
      if (line?.due.length === 1) line.send();
      underWay++;
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  while (underWay > 0) await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  const took = (performance.now() - started) / 1_000;
  for (const socket of sockets) socket.destroy();
  return { answered: latencies.length, failed, seconds: took, latencies: Float64Array.from(latencies).sort() };

  async function lineOf(request: Request): Promise<Line> {
    const socket = await open(request);
    sockets.push(socket);
    const bytes = wireOf(request);
    const next = answers(socket);
    const line: Line = {
      due: [],
      send: () => {
        socket.write(bytes);
        void next().then((status) => {
          const due = line.due.shift() ?? Number.NaN;
          underWay--;
          if (status === good) latencies.push(performance.now() - due);
          else failed++;
          if (line.due.length > 0 && status !== 0) line.send();
          else if (status === 0) {
            failed += line.due.length;
            underWay -= line.due.splice(0).length;
          }
        });
      },
    };
    return line;
  }
}
