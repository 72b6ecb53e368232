import type { State } from '../state/reducer.ts';
import type { Speech } from '../texts/speech.ts';

/** What the card is shown in. */
export interface Scene {
  /** Ours; empty where nobody has told it. */
  readonly origin: string;
  /** Milliseconds of the clock. */
  readonly now: number;
  /** What the host lets widgets do. */
  readonly canOpen: boolean;
  readonly canLook: boolean;
}

export interface CardHears {
  opened: (address: string) => void;
  looked: () => void;
}

/** What the parts of a card are made of. */
export interface Making {
  readonly state: State;
  readonly speech: Speech;
  readonly scene: Scene;
  readonly hears: CardHears;
}
