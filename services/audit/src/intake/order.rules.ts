/** Where an event stands among those of its source. */
interface Place {
  readonly source: string;
  readonly seq: number;
}

/** Something that came, as far as its order is concerned. */
export interface Candidate {
  /** Null where source or number cannot be read. */
  readonly place: Place | null;
  /** Null when it is no event, but poison. */
  readonly eventId: string | null;
  /** It was tried often enough: poison is now given up. */
  readonly isLastTry: boolean;
}

export type Verdict =
  /** The next of its source: into the ledger. */
  | { readonly kind: 'append' }
  /** In the ledger already. */
  | { readonly kind: 'known' }
  /** Something of its source is missing before it. */
  | { readonly kind: 'gap' }
  /** No event, or one whose number or id belongs to another: tried again for a while. */
  | { readonly kind: 'retry'; readonly reason: string | null }
  /** The same, given up; in place: something must stand for it, so that those after it can go on. */
  | { readonly kind: 'bury'; readonly inPlace: boolean; readonly reason: string | null };

/**
 * Decides what happens to each of a batch, in an order in which it can happen: by source, then by number.
 *
 * @param headOf number of the last entry of a source, 0 for none.
 * @param placeOf where in the ledger an event of that id is.
 */
export function arranged<C extends Candidate>(
  candidates: readonly C[],
  headOf: (source: string) => number,
  placeOf: (eventId: string) => Place | undefined,
): { readonly candidate: C; readonly verdict: Verdict }[] {
  const heads = new Map<string, number>();
  const taken = new Map<string, Place>();
  return inOrder(candidates).map((candidate) => {
    const { place, eventId } = candidate;
    if (!place) return { candidate, verdict: givenUp(candidate, false, null) };
    const expected = (heads.get(place.source) ?? headOf(place.source)) + 1;
    const known = eventId === null ? undefined : (taken.get(eventId) ?? placeOf(eventId));
    const verdict = verdictOn(candidate, place, expected, known);
    if (verdict.kind === 'append' || (verdict.kind === 'bury' && verdict.inPlace)) {
      heads.set(place.source, place.seq);
      if (eventId !== null) taken.set(eventId, place);
    }
    return { candidate, verdict };
  });
}

function verdictOn(candidate: Candidate, { source, seq }: Place, expected: number, known: Place | undefined): Verdict {
  if (seq > expected) return { kind: 'gap' };
  if (known?.source === source && known.seq === seq) return { kind: 'known' };
  if (seq < expected) {
    const reason = candidate.eventId === null ? null : `another event has the number ${seq} of ${source} already`;
    return givenUp(candidate, false, reason);
  }
  if (candidate.eventId === null) return givenUp(candidate, true, null);
  if (known)
    return givenUp(candidate, true, `an event with its id is in the ledger already, as ${known.source} ${known.seq}`);
  return { kind: 'append' };
}

const givenUp = ({ isLastTry }: Candidate, inPlace: boolean, reason: string | null): Verdict =>
  isLastTry ? { kind: 'bury', inPlace, reason } : { kind: 'retry', reason };

function inOrder<C extends Candidate>(candidates: readonly C[]): C[] {
  return [...candidates].sort((a, b) => {
    if (!a.place || !b.place) return Number(!a.place) - Number(!b.place);
    if (a.place.source !== b.place.source) return a.place.source < b.place.source ? -1 : 1;
    return a.place.seq - b.place.seq;
  });
}

/** How often something that is no event is looked at before it is given up. */
export const MAX_TRIES = 5;

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

/** How long poison waits before it is looked at again, by how often it was: twice as long each time, at most 5 s. */
export const waitBefore = (deliveries: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** (deliveries - 1), LONGEST_WAIT_MS);
