import { isHiding } from '../ratings/rating.rules.ts';
import { type Correction, type Feeling, feelingAbout, tasteReason } from './explain-taste.rules.ts';
import { normalsOf } from './normals.rules.ts';
import { type Belief, drawn } from './posterior.rules.ts';
import { blocksOf, liking, type Population, scoreOf, type Stated, tasteOf } from './taste-model.rules.ts';
import type { RatedDescribed } from './tastes.repository.ts';
import { blockOf, type Described, handlesOf, topicOf } from './topics.rules.ts';

/** How much of what is not known is tried out: of a full Thompson draw, in which what is unknown decides for long. */
const CURIOSITY = 0.1;

/** Topics whose feelings are kept. */
const MOST_FELT = 2_000;

export interface Facts {
  readonly userId: string;
  readonly population: Population;
  readonly ratings: readonly RatedDescribed[];
  readonly corrections: readonly Correction[];
  readonly vectors: ReadonlyMap<string, Float32Array>;
}

/** The taste of one person, worked out from what they said. */
export class KnownTaste {
  readonly belief: Belief;
  readonly hasTaste: boolean;
  readonly hidden: ReadonlySet<string>;
  readonly corrections: readonly Correction[];
  private readonly facts: Facts;
  private readonly byItem: ReadonlyMap<string, RatedDescribed>;
  /** Topics of items that were liked, and of those that were not: only of these is it said, whatever else the numbers make likely. */
  private readonly liked: ReadonlySet<string>;
  private readonly disliked: ReadonlySet<string>;
  private readonly felt = new Map<string, Feeling | undefined>();

  constructor(facts: Facts) {
    const { population, ratings, corrections, vectors } = facts;
    const rated = ratings.flatMap(({ item_id: itemId, rating, reasons }) => {
      const vector = vectors.get(itemId);
      return vector ? [{ vector, rating, reasons }] : [];
    });
    const stated = corrections.flatMap(({ topic: handle, feeling }): Stated[] => {
      const topic = topicOf(handle);
      return topic ? [{ along: topic.along, block: topic.block, feeling }] : [];
    });
    this.facts = facts;
    this.corrections = corrections;
    this.belief = tasteOf(population, rated, stated);
    this.hasTaste = this.belief.mean.some((weight) => weight !== 0);
    this.hidden = new Set(ratings.filter(isHiding).map(({ item_id: itemId }) => itemId));
    this.byItem = new Map(ratings.map((rating) => [rating.item_id, rating]));
    this.liked = new Set([
      ...ratings.filter(({ rating }) => rating === 1).flatMap(topicsOf),
      ...corrections.filter(({ feeling }) => feeling === 'likes').map(({ topic }) => topic),
    ]);
    this.disliked = new Set(ratings.filter(({ rating }) => rating === -1).flatMap(topicsOf));
  }

  /** The same taste, had the person not rated an item. */
  without(itemId: string): KnownTaste {
    const { ratings } = this.facts;
    return new KnownTaste({ ...this.facts, ratings: ratings.filter(({ item_id: other }) => other !== itemId) });
  }

  get rated(): number {
    return this.byItem.size;
  }

  ratingOf(itemId: string): RatedDescribed | undefined {
    return this.byItem.get(itemId);
  }

  /** The weights of a day: what is believed, and a little of what might be. The same all day, on every replica. */
  weightsOf(day: number): Float64Array {
    return drawn(this.belief, normalsOf(`${this.facts.userId} ${day}`, this.belief.mean.length), CURIOSITY);
  }

  scoresOf(weights: Float64Array, vectors: readonly Float32Array[]): number[] {
    if (!this.hasTaste) return vectors.map(() => 0.5);
    return vectors.map((vector) => scoreOf(liking(this.facts.population, weights, vector)));
  }

  reasonFor(item: Described): string | undefined {
    if (!this.hasTaste) return undefined;
    return tasteReason(this.feelingsAbout(handlesOf(item).filter((handle) => this.liked.has(handle))));
  }

  /** Topics of a rated item. */
  handlesOf(itemId: string): string[] {
    const rating = this.byItem.get(itemId);
    return rating ? handlesOf(rating) : [];
  }

  /** Of each handle once; those that are no topic are left out. */
  feelingsAbout(handles: readonly string[]): Feeling[] {
    return [...new Set(handles)].flatMap((handle) => this.feelingAbout(handle) ?? []);
  }

  /** What is believed about all that the person's rated items are, where a rating says so itself. */
  feelings(): Feeling[] {
    const prices = this.feelingsAbout(['price:low', 'price:high']);
    const topics = this.feelingsAbout([...this.liked, ...this.disliked]);
    return [...prices, ...topics.filter(({ handle, value }) => (value > 0 ? this.liked : this.disliked).has(handle))];
  }

  private feelingAbout(handle: string): Feeling | undefined {
    if (this.felt.has(handle)) return this.felt.get(handle);
    const topic = topicOf(handle);
    const feeling = topic && feelingAbout(this.belief, topic);
    // Brands are without end, and items of a page have a few topics each.
    if (this.felt.size < MOST_FELT) this.felt.set(handle, feeling);
    return feeling;
  }
}

/** Topics of what a rating speaks of. */
function topicsOf(rating: RatedDescribed): string[] {
  const blocks = blocksOf(rating);
  return handlesOf(rating).filter((handle) => blocks.some((block) => block === blockOf(handle)));
}
