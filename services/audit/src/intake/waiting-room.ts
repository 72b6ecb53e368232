/** What of a message matters while it waits. */
export interface Waiting {
  readonly data: Uint8Array;
  nak(millis?: number): void;
}

interface Seat<M> {
  readonly message: M;
  readonly since: number;
}

/** A missing run of numbers of a source. */
export interface Gap {
  readonly source: string;
  readonly from: number;
  readonly to: number;
}

const MAX_SEATS = 4_096;
const MAX_BYTES = 8_388_608;
/** Who finds no seat is delivered again after this. */
const TURNED_AWAY_MS = 5_000;

/**
 * Where events wait for one of their source that must come before them. Not acknowledged, so that nothing is lost when this
 * process dies; the stream delivers them again now and then, and the newest delivery takes the seat.
 */
export class WaitingRoom<M extends Waiting> {
  readonly #bySource = new Map<string, Map<number, Seat<M>>>();
  #seats = 0;
  #bytes = 0;

  /** Gives a seat to an event, or turns it away when there is none left. */
  seat(source: string, seq: number, message: M, now: number): void {
    const seats = this.#bySource.get(source) ?? new Map<number, Seat<M>>();
    const before = seats.get(seq);
    if (before) this.#free(before);
    if (this.#seats >= MAX_SEATS || this.#bytes + message.data.length > MAX_BYTES) {
      seats.delete(seq);
      message.nak(TURNED_AWAY_MS);
      return;
    }
    this.#seats += 1;
    this.#bytes += message.data.length;
    seats.set(seq, { message, since: before?.since ?? now });
    this.#bySource.set(source, seats);
  }

  /** Takes out those whose turn has come, now that each source's entries reach its head; at most `max`. */
  called(heads: ReadonlyMap<string, number>, max: number): M[] {
    const called: M[] = [];
    for (const [source, seats] of this.#bySource) {
      const head = heads.get(source) ?? 0;
      for (const seq of [...seats.keys()].filter((seq) => seq <= head)) this.#take(seats, seq, called, max);
      for (let seq = head + 1; seats.has(seq) && called.length < max; seq += 1) this.#take(seats, seq, called, max);
      if (seats.size === 0) this.#bySource.delete(source);
    }
    return called;
  }

  /** What is missing, where somebody has waited for it since that moment or longer. */
  gaps(heads: ReadonlyMap<string, number>, since: number): Gap[] {
    return [...this.#bySource].flatMap(([source, seats]) => {
      if (![...seats.values()].some((seat) => seat.since <= since)) return [];
      const first = [...seats.keys()].reduce((least, seq) => Math.min(least, seq), Infinity);
      return [{ source, from: (heads.get(source) ?? 0) + 1, to: first - 1 }];
    });
  }

  /** Hands everybody back to the stream. */
  close(): void {
    for (const seats of this.#bySource.values()) for (const { message } of seats.values()) message.nak();
    this.#bySource.clear();
    [this.#seats, this.#bytes] = [0, 0];
  }

  #take(seats: Map<number, Seat<M>>, seq: number, called: M[], max: number): void {
    const seat = seats.get(seq);
    if (!seat || called.length >= max) return;
    seats.delete(seq);
    this.#free(seat);
    called.push(seat.message);
  }

  #free({ message }: Seat<M>): void {
    this.#seats -= 1;
    this.#bytes -= message.data.length;
  }
}
