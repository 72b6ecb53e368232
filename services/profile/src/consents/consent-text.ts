import type { ConsentSection } from '#libs/contracts';

/** What a person reads and agrees to. */
export interface ConsentText {
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly ConsentSection[];
}
