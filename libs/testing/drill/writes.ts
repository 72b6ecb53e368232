import { createHash } from 'node:crypto';
import { Random } from './random.ts';

export const CLIENTS = 16;
/** Of those, the first ones are shoppers; the others use the admin API. */
export const SHOPPERS = 12;
export const WRITES = 2_000;

export type WriteKind = 'goals' | 'sizes' | 'merchant' | 'import';

/** One write as it is planned. Sent again it is the same: same trace, same key, same arguments. */
export interface PlannedWrite {
  readonly kind: WriteKind;
  /** Of its client, from 0. */
  readonly number: number;
  /** W3C trace id: the client chooses it, and the ledger keeps it. */
  readonly trace: string;
  readonly idempotencyKey: string | null;
  /** The connection of the first attempt is cut off after so long. */
  readonly cutAfterMs: number | null;
  /** It is attempted once, whatever becomes of it. */
  readonly once: boolean;
  /** The merchant it is about. */
  readonly slug: string;
}

export interface PlannedClient {
  readonly seed: number;
  /** Also its OAuth client id, which the ledger keeps. */
  readonly name: string;
  readonly user: string;
  readonly shops: boolean;
  readonly writes: readonly PlannedWrite[];
}

/** Everything the clients of a seed are going to write. */
export function clientsOf(seed: number): PlannedClient[] {
  return Array.from({ length: CLIENTS }, (_, i) => {
    const name = `drill-${seed}-${i}`;
    const shops = i < SHOPPERS;
    const random = new Random(seed, name);
    const writes = Array.from({ length: WRITES / CLIENTS }, (_, number) => writeOf(name, number, shops, random));
    return { seed, name, user: `auth0|${name}`, shops, writes };
  });
}

/** Longest time after which a connection is cut off: about as long as a write takes. */
const CUT_MS = 40;

function writeOf(name: string, number: number, shops: boolean, random: Random): PlannedWrite {
  const trace = createHash('sha256').update(`${name} ${number}`).digest('hex').slice(0, 32);
  // The first one of an operator makes the merchant that later ones are about.
  const first = !shops && number === 0;
  const kind = shops ? (random.chance(0.6) ? 'goals' : 'sizes') : !first && random.chance(0.03) ? 'import' : 'merchant';
  const slug = kind === 'merchant' && !first && random.chance(0.5) ? `${name}-${number}` : name;
  const keyed = random.chance(0.5);
  const once = !first && random.chance(0.04);
  // Without a key, one that was cut off and one sent again would be two that run at once, and the later need not be the last.
  const cut = once || (keyed && random.chance(0.1));
  const cutAfterMs = cut ? random.int(1, CUT_MS) : null;
  return { kind, number, trace, idempotencyKey: keyed ? trace : null, cutAfterMs, once, slug };
}

/** Somebody who is refused at the end: that too is in the ledger, and the only thing the gateway itself has to tell. */
export const strangerOf = (seed: number): string => `drill-${seed}-stranger`;
