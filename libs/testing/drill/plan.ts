import { type Fault, faultsOf } from './fault.ts';
import { clientsOf, isEnding, type PlannedClient, WRITES } from './writes.ts';

/** All that a seed decides. When processes get their turn is not among it. */
export interface Plan {
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly clients: readonly PlannedClient[];
}

export const planOf = (seed: number): Plan => ({ seed, faults: faultsOf(seed, WRITES), clients: clientsOf(seed) });

/** The plan as somebody reads it who looks for what went wrong. */
export function planText({ seed, faults, clients }: Plan): string {
  const writes = clients.flatMap((client) => client.writes);
  const count = (is: (write: (typeof writes)[number]) => boolean): number => writes.filter(is).length;
  return [
    `seed ${seed}: ${writes.length} writes of ${clients.length} clients, ${count((write) => write.idempotencyKey !== null)} with a key,` +
      ` ${count(({ kind }) => kind === 'ask' || isEnding(kind))} about purchases, ${count((write) => write.cutAfterMs !== null)} cut off, ${count((write) => write.once)} never repeated`,
    ...faults.map(
      ({ kind, at, atLatestMs, awayMs, copyAgeMs }) =>
        `  at write ${at}, or ${atLatestMs} ms after the one before: ${kind}, away ${awayMs} ms` +
        (kind === 'store rolled back' ? `, copy ${copyAgeMs} ms old` : ''),
    ),
  ].join('\n');
}
