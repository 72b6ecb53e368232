import type { Html } from '#libs/design';

/** A heading and what stands below it. */
export interface Passage {
  readonly title: string;
  readonly body: Html;
}

/** What the texts of the public pages are filled with. */
export interface Filling {
  /** Who runs this installation. */
  readonly operator: string;
  /** How to reach them: a link, where they have given one. */
  readonly contact: Html;
}
