import { ToolFailure } from '../../../bridge/tool-failure.ts';
import { type Approval, approvalOf, canChange, isOpen } from './approval.ts';
import type { Action, State } from './reducer.ts';

/** Between two looks nobody asked for. */
const LEAST_MS = 5_000;
/** An answer of longer ago is one that a host shows again. */
const FRESH_MS = 60_000;
/** The service's clock may be a little behind ours. */
const AFTER_MS = 1_500;

interface LooksGiven {
  /** `get_approval_status`. */
  ask: (approvalId: string) => Promise<object>;
  /** Whether the host lets widgets call tools. */
  isAllowed: () => boolean;
  /** Milliseconds of the clock. */
  now: () => number;
  state: () => State;
  do: (action: Action) => void;
}

/** Looks at how an approval stands: when asked, and quietly. One at a time. */
export class Looks {
  readonly #given: LooksGiven;
  #isUnderWay = false;
  #lastAt = -Infinity;

  constructor(given: LooksGiven) {
    this.#given = given;
  }

  get isAllowed(): boolean {
    return this.#given.isAllowed();
  }

  /** The person wants to know. */
  async asked(): Promise<void> {
    if (!this.isAllowed || this.#given.state().approvalId === undefined) return;
    this.#given.do({ type: 'looking' });
    await this.#look();
  }

  /** The card comes into sight again, or its time is over: looked at where it may have changed. */
  async quietly(): Promise<void> {
    const { approval } = this.#given.state();
    const isDue = this.#given.now() - this.#lastAt >= LEAST_MS;
    if (this.isAllowed && isDue && approval && canChange(approval)) await this.#look();
  }

  /** Of an answer that is given to the card: whether it may be from an earlier day. */
  isOld({ asked_at: askedAt }: Approval): boolean {
    return this.#given.now() - Date.parse(askedAt) > FRESH_MS;
  }

  async #look(): Promise<void> {
    const { approvalId } = this.#given.state();
    if (this.#isUnderWay || approvalId === undefined) return;
    this.#isUnderWay = true;
    try {
      const approval = approvalOf(await this.#given.ask(approvalId));
      if (approval?.approval_id !== approvalId) throw new ToolFailure('unreachable', 'The answer is of something else');
      this.#given.do({ type: 'looked', approval, at: this.#given.now() });
    } catch (error) {
      const kind = error instanceof ToolFailure ? error.kind : 'unreachable';
      this.#given.do({ type: 'lookFailed', kind });
    } finally {
      this.#isUnderWay = false;
      this.#lastAt = this.#given.now();
    }
  }
}

/** Milliseconds until it is over by itself; undefined when it is already, or never is. */
export function endsIn(approval: Approval, now: number): number | undefined {
  const left = isOpen(approval) && approval.expires_at !== null ? Date.parse(approval.expires_at) - now : NaN;
  return left > 0 ? left + AFTER_MS : undefined;
}
