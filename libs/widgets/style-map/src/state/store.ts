import { type Action, reduce } from './reducer.ts';
import { NOTHING, type State } from './state.ts';

const TOAST_MS = 6_000;
const TOASTING: ReadonlySet<Action['type']> = new Set(['said', 'unsent', 'refused', 'linkFailed']);

/** The state of the moment. What is told to the person for a while goes by itself. */
export class Store {
  readonly #changed: () => void;
  #state: State = NOTHING;
  #toast: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get state(): State {
    return this.#state;
  }

  do(action: Action): void {
    this.#state = reduce(this.#state, action);
    if (TOASTING.has(action.type)) {
      clearTimeout(this.#toast);
      this.#toast = setTimeout(() => this.do({ type: 'toastGone' }), TOAST_MS);
    }
    this.#changed();
  }
}
