import type { ToolFailure } from '../../../bridge/tool-failure.ts';
import { Cache } from './view-cache.ts';
import type { View, ViewInput } from './tools.ts';

export interface LoaderHears {
  loading: () => void;
  loaded: (view: View) => void;
  failed: (failure: ToolFailure) => void;
}

/** How long the map must lie still before it is asked for, in milliseconds. */
const STILL_MS = 140;
const KEPT_VIEWS = 48;

/** Asks for what is in view: once the map lies still, only the last, and nothing twice. */
export class ViewLoader {
  readonly #cache = new Cache<View>(KEPT_VIEWS);
  readonly #ask: (input: ViewInput, signal: AbortSignal) => Promise<View>;
  readonly #hears: LoaderHears;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #wanted = '';
  #version: number | undefined;

  constructor(ask: (input: ViewInput, signal: AbortSignal) => Promise<View>, hears: LoaderHears) {
    this.#ask = ask;
    this.#hears = hears;
  }

  /** `now`: the map has stopped, or was sent there. */
  want(input: ViewInput, now = false): void {
    const key = JSON.stringify(input);
    if (key === this.#wanted) return;
    this.cancel();
    this.#wanted = key;
    const known = this.#cache.get(key);
    if (known) return void this.#hears.loaded(known);
    this.#timer = setTimeout(() => void this.#load(key, input), now ? 0 : STILL_MS);
  }

  /** Nothing is waited for any more; the same may be wanted again. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#wanted = '';
  }

  /** What was learnt before holds no longer: a rating changed what fits. */
  forget(): void {
    this.cancel();
    this.#cache.clear();
  }

  async #load(key: string, input: ViewInput): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.#hears.loading();
    try {
      const view = await this.#ask(input, running.signal);
      if (running.signal.aborted) return;
      // Places of another version do not compare: no view of it may come back.
      if (view.map_version !== this.#version) this.#cache.clear();
      this.#version = view.map_version;
      this.#cache.set(key, view);
      this.#hears.loaded(view);
    } catch (error) {
      if (running.signal.aborted) return;
      this.#wanted = '';
      this.#hears.failed(error as ToolFailure);
    }
  }
}
