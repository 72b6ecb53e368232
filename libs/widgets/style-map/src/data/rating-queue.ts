import { ToolFailure } from '../../../bridge/tool-failure.ts';
import type { Reason, Tools } from './tools.ts';

/** What the person said of an item; null takes it back as if never said. */
export interface Said {
  readonly rating: -1 | 0 | 1 | null;
  readonly reasons: readonly Reason[];
}

export interface QueueHears {
  saved: (itemId: string, said: Said, changes: readonly string[]) => void;
  /** Not yet: it is tried again by itself, and when `retry` is called. */
  unsent: (itemId: string, failure: ToolFailure) => void;
  /** Never: the service does not take it. */
  refused: (itemId: string, failure: ToolFailure) => void;
}

interface Waiting {
  said: Said;
  /** Stays the same while this is tried again, so that an answer that got lost does nothing twice. */
  key: string;
  attempts: number;
  timer?: ReturnType<typeof setTimeout>;
  isSending: boolean;
}

const FIRST_PAUSE_MS = 1_500;
const LONGEST_PAUSE_MS = 30_000;

/** Carries ratings to the service. What a person said is not lost to a bad connection: it is sent until an answer comes. */
export class RatingQueue {
  readonly #waiting = new Map<string, Waiting>();
  readonly #tools: Pick<Tools, 'rate' | 'forget'>;
  readonly #hears: QueueHears;
  readonly #newKey: () => string;

  constructor(tools: Pick<Tools, 'rate' | 'forget'>, hears: QueueHears, newKey: () => string) {
    this.#tools = tools;
    this.#hears = hears;
    this.#newKey = newKey;
  }

  /** What was said of the same item before and has not arrived needs to arrive no more. */
  say(itemId: string, said: Said): void {
    const before = this.#waiting.get(itemId);
    clearTimeout(before?.timer);
    const waiting: Waiting = { said, key: this.#newKey(), attempts: 0, isSending: before?.isSending ?? false };
    this.#waiting.set(itemId, waiting);
    // While an older word is on its way this one waits: overtaking it would leave the older one as the last.
    if (!waiting.isSending) void this.#send(itemId, waiting);
  }

  /** Tries again at once what has not arrived: the person asked, or the line is back. */
  retry(): void {
    for (const [itemId, waiting] of this.#waiting) {
      clearTimeout(waiting.timer);
      if (!waiting.isSending) void this.#send(itemId, waiting);
    }
  }

  async #send(itemId: string, waiting: Waiting): Promise<void> {
    waiting.isSending = true;
    waiting.attempts += 1;
    const { said, key } = waiting;
    try {
      const changes = await this.#deliver(itemId, said, key);
      if (this.#isLast(itemId, waiting)) {
        this.#waiting.delete(itemId);
        this.#hears.saved(itemId, said, changes);
      }
    } catch (error) {
      if (this.#isLast(itemId, waiting)) this.#failed(itemId, waiting, failureOf(error));
    }
    waiting.isSending = false;
  }

  async #deliver(itemId: string, { rating, reasons }: Said, key: string): Promise<readonly string[]> {
    if (rating !== null) {
      const input = { item_id: itemId, rating, ...(reasons.length > 0 ? { reasons: [...reasons] } : {}) };
      return (await this.#tools.rate(input, key)).changes;
    }
    await this.#tools.forget(itemId, key);
    return [];
  }

  /** Else something newer was said meanwhile, which now has its turn. */
  #isLast(itemId: string, waiting: Waiting): boolean {
    const last = this.#waiting.get(itemId);
    if (last === waiting) return true;
    if (last) void this.#send(itemId, last);
    return false;
  }

  #failed(itemId: string, waiting: Waiting, failure: ToolFailure): void {
    if (!failure.isPassing) {
      this.#waiting.delete(itemId);
      return void this.#hears.refused(itemId, failure);
    }
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (waiting.attempts - 1));
    waiting.timer = setTimeout(() => void this.#send(itemId, waiting), pause);
    this.#hears.unsent(itemId, failure);
  }
}

const failureOf = (error: unknown): ToolFailure =>
  error instanceof ToolFailure ? error : new ToolFailure('unreachable', String(error));
