import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#libs/service-kit';
import { ItemVectorsRepository } from './item-vectors.repository.ts';
import type { Rated } from '../ratings/ratings.repository.ts';
import { KnownTaste } from './known-taste.ts';
import { TastesRepository } from './tastes.repository.ts';
import type { Described } from './topics.rules.ts';

/** What is known of the taste of one person at one moment. */
export interface Taste {
  /** Whether anything is known that moves a score. Without, every score is 0.5. */
  readonly hasTaste: boolean;
  /** Items that are not to come back by themselves: disliked ones, and those rated not_for_me or own_it. */
  readonly hidden: ReadonlySet<string>;
  /** Days since 1970 by which a little is tried out: the scores of one day stay as they are while the person rates nothing. */
  readonly day: number;
  /** Rating of the person; undefined when not rated. */
  ratingOf(itemId: string): Rated | undefined;
  /** How well items fit, from 0 to 1; 0.5 is neither well nor badly. Of every id asked for, also where nothing is known of the item. */
  scores(itemIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The same for item vectors the caller has (`item-vector.rules.ts`), in their order. */
  scoresOf(vectors: readonly Float32Array[]): number[];
  /** `fits your taste: navy, linen`, each of it true of the item and liked with some certainty; undefined when nothing is. */
  reasonFor(item: Described): string | undefined;
}

/** People whose taste is kept ready; one takes about 140 kB. */
const KEPT = 100;
const DAY_MS = 86_400_000;

/** Reads the taste of persons. What a write has changed is in the next answer, on every replica: what is kept is only as good as its version in the database. */
@Injectable()
export class PersonalTaste {
  private readonly kept = new Map<string, { readonly key: string; readonly known: KnownTaste }>();

  constructor(
    private readonly tastes: TastesRepository,
    private readonly vectors: ItemVectorsRepository,
    private readonly clock: Clock,
  ) {}

  /** @param day another day than today, to go on with what was begun then. */
  async of(userId: string, day = this.today()): Promise<Taste> {
    const known = await this.known(userId);
    const weights = known.hasTaste ? known.weightsOf(day) : known.belief.mean;
    return {
      hasTaste: known.hasTaste,
      hidden: known.hidden,
      day,
      ratingOf: (itemId) => known.ratingOf(itemId),
      scoresOf: (vectors) => known.scoresOf(weights, vectors),
      reasonFor: (item) => known.reasonFor(item),
      scores: async (itemIds) => {
        if (!known.hasTaste) return new Map(itemIds.map((itemId) => [itemId, 0.5]));
        const found = await this.vectors.of(itemIds);
        const scores = known.scoresOf(weights, [...found.values()]);
        const byId = new Map([...found.keys()].map((itemId, at) => [itemId, scores[at] ?? 0.5]));
        return new Map(itemIds.map((itemId) => [itemId, byId.get(itemId) ?? 0.5]));
      },
    };
  }

  /** All there is to know, for those who explain it. */
  async known(userId: string): Promise<KnownTaste> {
    const { person, population, map } = await this.tastes.versions(userId);
    const key = [person, population, map].map((version) => version ?? '-').join(' ');
    const kept = this.kept.get(userId);
    if (kept?.key === key) return kept.known;
    const known = await this.read(userId);
    this.kept.delete(userId);
    const oldest = this.kept.keys().next();
    if (this.kept.size >= KEPT && !oldest.done) this.kept.delete(oldest.value);
    this.kept.set(userId, { key, known });
    return known;
  }

  /** As it stands in a transaction. */
  async read(userId: string, em?: EntityManager): Promise<KnownTaste> {
    const ratings = await this.tastes.ratings(userId, em);
    const corrections = await this.tastes.corrections(userId, em);
    const population = await this.tastes.population(em);
    const vectors = await this.vectors.of(
      ratings.map(({ item_id: itemId }) => itemId),
      em,
    );
    return new KnownTaste({ userId, population, ratings, corrections, vectors });
  }

  private today(): number {
    return Math.floor(this.clock.now().getTime() / DAY_MS);
  }
}
