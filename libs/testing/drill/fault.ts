import { Random } from './random.ts';

/** What is done to a running stack. A store is JetStream's. */
export const FAULT_KINDS = [
  'gateway killed',
  'profile killed',
  'catalog killed',
  'commerce killed',
  'audit killed',
  'nats killed',
  'postgres killed',
  'postgres immediate',
  'store deleted',
  'store rolled back',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** It happens when so many writes have begun, */
  readonly at: number;
  /** or at the latest so long after the fault before it: while everything is down no write begins. */
  readonly atLatestMs: number;
  /** How long what was killed stays away. */
  readonly awayMs: number;
  /** A store that is rolled back was copied so long before. */
  readonly copyAgeMs: number;
}

/** Six to ten faults for so many writes, in the order in which they happen; none twice before every other was there once. */
export function faultsOf(seed: number, writes: number): Fault[] {
  const random = new Random(seed, 'faults');
  const deck = [...random.shuffled(FAULT_KINDS), ...random.shuffled(FAULT_KINDS)];
  const kinds = deck.slice(0, random.int(6, 10));
  const moments = kinds
    .map(() => random.int(Math.ceil(writes * 0.03), Math.floor(writes * 0.95)))
    .sort((a, b) => a - b);
  return kinds.map((kind, i) => ({
    kind,
    at: moments[i] ?? 0,
    atLatestMs: random.int(400, 1_600),
    awayMs: random.int(0, 500),
    copyAgeMs: random.int(100, 700),
  }));
}
