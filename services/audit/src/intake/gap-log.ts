import { Gauge, type Registry } from 'prom-client';
import type { Logger } from '#libs/telemetry';
import type { Gap } from './waiting-room.ts';

/** A gap that is still there after this will not fill by itself: it is an alarm, and again whenever as long has passed. */
const ALARM_EVERY_MS = 60_000;

interface Told {
  /** First missing number. */
  readonly from: number;
  /** When it was told last, as a warning or as an alarm. */
  at: number;
}

/** Tells of gaps in the sequences of sources: when one is there, when it stays, and when it is filled. */
export class GapLog {
  readonly #told = new Map<string, Told>();
  readonly #logger: Logger;
  readonly #missing: Gauge<'source'>;

  constructor(logger: Logger, registry: Registry) {
    this.#logger = logger;
    this.#missing = new Gauge({
      name: 'atelier_ledger_missing_events',
      help: 'Events of a source that are missing while later ones wait for them',
      labelNames: ['source'],
      registers: [registry],
    });
  }

  /** @param now in milliseconds, from any fixed moment. */
  tell(gaps: readonly Gap[], heads: ReadonlyMap<string, number>, now: number): void {
    for (const gap of gaps) {
      this.#missing.set({ source: gap.source }, gap.to - gap.from + 1);
      this.#tellOf(gap, now);
    }
    for (const [source, { from }] of this.#told) {
      if ((heads.get(source) ?? 0) < from) continue;
      this.#told.delete(source);
      if (!gaps.some((gap) => gap.source === source)) this.#missing.set({ source }, 0);
      this.#logger.info({ source, seq: from }, 'the missing event came');
    }
  }

  /** Somebody else watches now, or nobody. */
  stop(): void {
    this.#missing.reset();
  }

  #tellOf({ source, from, to }: Gap, now: number): void {
    const told = this.#told.get(source);
    const missing = { source, missing_from: from, missing_to: to };
    if (told?.from !== from) {
      this.#told.set(source, { from, at: now });
      this.#logger.warn(missing, 'events are missing, those after them wait');
    } else if (now - told.at >= ALARM_EVERY_MS) {
      told.at = now;
      this.#logger.error({ alarm: 'gap', ...missing }, 'events are still missing, those after them wait');
    }
  }
}
