const BAR_WIDTH = 24;
const TERMINAL_MS = 100;
const LOG_MS = 2_000;

/** As much of stderr as a progress bar needs. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** A bar that redraws itself on a terminal; elsewhere a line every two seconds, so that logs stay readable. */
export class Progress {
  readonly #screen: Screen;
  readonly #now: () => number;
  readonly #label: string;
  readonly #started: number;
  #shownAt = -Infinity;
  #shown = '';

  constructor(label: string, screen: Screen, now: () => number) {
    this.#label = label;
    this.#screen = screen;
    this.#now = now;
    this.#started = now();
  }

  /** `text` says what is counted; `done` of `total` draw the bar, and count per second is appended in `unit`. */
  update(done: number, total: number, count: number, unit: Unit): void {
    const now = this.#now();
    const seconds = Math.max(0.001, (now - this.#started) / 1_000);
    this.#shown = `${this.#label} ${bar(done, total)} ${unit.show(count)}, ${unit.show(count / seconds)}/s`;
    if (now - this.#shownAt < (this.#screen.isTTY ? TERMINAL_MS : LOG_MS)) return;
    this.#shownAt = now;
    this.#screen.write(this.#screen.isTTY ? `\r\x1b[K${this.#shown}` : `${this.#shown}\n`);
  }

  /** Leaves the last state in sight. */
  end(): void {
    if (this.#shown !== '') this.#screen.write(this.#screen.isTTY ? `\r\x1b[K${this.#shown}\n` : `${this.#shown}\n`);
    this.#shown = '';
  }
}

/** How a count is written. */
export interface Unit {
  show(count: number): string;
}

export const ROWS: Unit = { show: (count) => `${Math.round(count).toLocaleString('en')} rows` };

export const BYTES: Unit = {
  show(count) {
    const [divisor, name] = count >= 1e6 ? [1e6, 'MB'] : count >= 1e3 ? [1e3, 'kB'] : [1, 'B'];
    return `${(count / divisor).toFixed(divisor === 1 ? 0 : 1)} ${name}`;
  },
};

function bar(done: number, total: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const full = Math.round(share * BAR_WIDTH);
  return `[${'#'.repeat(full)}${'.'.repeat(BAR_WIDTH - full)}] ${String(Math.floor(share * 100)).padStart(3)} %`;
}
