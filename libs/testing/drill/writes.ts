import { createHash } from 'node:crypto';
import { Random } from './random.ts';

export const CLIENTS = 16;
/** Of those, the first ones are shoppers; the others use the admin API. */
export const SHOPPERS = 12;
export const WRITES = 2_000;

/** How what was asked for ends: the client takes it back, or the person decides on its page. */
export const ENDINGS = ['cancel', 'approve', 'decline'] as const;
export type Ending = (typeof ENDINGS)[number];
export type WriteKind = 'goals' | 'sizes' | 'ask' | Ending | 'merchant' | 'import';

export const isEnding = (kind: WriteKind): kind is Ending => (ENDINGS as readonly WriteKind[]).includes(kind);

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
  /** The write of its client that asked for what it ends. */
  readonly ends: number | null;
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
    const asking: Asking = { waits: null, approved: 0 };
    const writes = Array.from({ length: WRITES / CLIENTS }, (_, number) =>
      shops ? shoppingOf(name, number, asking, random) : operationOf(name, number, random),
    );
    return { seed, name, user: `auth0|${name}`, shops, writes };
  });
}

/** Longest time after which a connection is cut off: about as long as a write takes. */
const CUT_MS = 40;
/** Of ten that may be open at once; those that were given up may be open too. */
const MAX_APPROVED = 6;

/** What a shopper has asked for so far. */
interface Asking {
  /** The write that asked for what has not ended. */
  waits: number | null;
  approved: number;
}

function shoppingOf(name: string, number: number, asking: Asking, random: Random): PlannedWrite {
  const kind = random.chance(0.12) ? nextOf(asking, random) : random.chance(0.6) ? 'goals' : 'sizes';
  const ends = isEnding(kind) ? asking.waits : null;
  if (kind === 'ask') asking.waits = number;
  else if (isEnding(kind)) asking.waits = null;
  if (kind === 'approve') asking.approved += 1;
  // A page has no keys: pressed twice, it answers as the first time.
  const keyed = random.chance(0.5) && kind !== 'approve' && kind !== 'decline';
  return { ...sentOf(name, number, keyed, random.chance(0.04), random), kind, slug: name, ends };
}

function nextOf({ waits, approved }: Asking, random: Random): WriteKind {
  if (waits === null) return 'ask';
  const kind = ENDINGS[random.int(0, ENDINGS.length - 1)] ?? 'cancel';
  return kind === 'approve' && approved === MAX_APPROVED ? 'decline' : kind;
}

function operationOf(name: string, number: number, random: Random): PlannedWrite {
  // The first one of an operator makes the merchant that later ones are about.
  const first = number === 0;
  const kind = !first && random.chance(0.03) ? 'import' : 'merchant';
  const slug = kind === 'merchant' && !first && random.chance(0.5) ? `${name}-${number}` : name;
  const keyed = random.chance(0.5);
  return { ...sentOf(name, number, keyed, !first && random.chance(0.04), random), kind, slug, ends: null };
}

function sentOf(name: string, number: number, keyed: boolean, once: boolean, random: Random) {
  const trace = createHash('sha256').update(`${name} ${number}`).digest('hex').slice(0, 32);
  // Without a key, one that was cut off and one sent again would be two that run at once, and the later need not be the last.
  const cut = once || (keyed && random.chance(0.1));
  const cutAfterMs = cut ? random.int(1, CUT_MS) : null;
  return { number, trace, idempotencyKey: keyed ? trace : null, cutAfterMs, once };
}

/** Somebody who is refused at the end: that too is in the ledger, and the only thing the gateway itself has to tell. */
export const strangerOf = (seed: number): string => `drill-${seed}-stranger`;
