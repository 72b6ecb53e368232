/** What is known of the taste of one person at one moment. */
export interface Taste {
  /** Whether anything is known that moves a score. Without, every score is 0.5. */
  readonly hasTaste: boolean;
  /** Items that are not to come back by themselves: disliked ones, and those rated not_for_me or own_it. */
  readonly hidden: ReadonlySet<string>;
  /** Rating of the person; undefined when not rated. */
  ratingOf(itemId: string): -1 | 0 | 1 | undefined;
  /** How well items fit, from 0 to 1; 0.5 is neither well nor badly. Of every id asked for, also where nothing is known of the item. */
  scores(itemIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The same for item vectors the caller has (`item-vector.rules.ts`), in their order. */
  scoresOf(vectors: readonly Float32Array[]): number[];
}

/** Reads the taste of persons; what a write has changed is in the next answer, on every replica. */
export abstract class PersonalTaste {
  abstract of(userId: string): Promise<Taste>;
}
