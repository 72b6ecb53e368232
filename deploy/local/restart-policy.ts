const WINDOW_MS = 60_000;
const DEATHS_TO_GIVE_UP = 5;
const BACK_OFF_MS: readonly number[] = [200, 500, 1_000, 2_000];

/** Decides about one part that dies: again after a pause that grows, or no more. */
export class RestartPolicy {
  #deaths: number[] = [];

  /** Notes a death at that moment (milliseconds of a steady clock). Returns the pause before the restart, or `give up` at the fifth death within a minute. */
  died(now: number): number | 'give up' {
    this.#deaths = [...this.#deaths.filter((death) => now - death < WINDOW_MS), now];
    if (this.#deaths.length >= DEATHS_TO_GIVE_UP) return 'give up';
    return BACK_OFF_MS[this.#deaths.length - 1] ?? 2_000;
  }
}
