import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import type { GetRatingRoundInput, RatingRoundView } from '#libs/contracts';
import { SearchRepository } from '../search/search.repository.ts';
import { SizesOfPerson } from '../search/sizes/sizes-of-person.ts';
import { toSummaryView } from '../search/answer/summary.view.ts';
import { mostTelling } from '../taste/design.rules.ts';
import { ItemVectorsRepository } from '../taste/item-vectors.repository.ts';
import { PersonalTaste } from '../taste/personal-taste.ts';
import { NOISE } from '../taste/taste-model.rules.ts';
import { RoundRepository } from './round.repository.ts';

const DEFAULT_LIMIT = 8;

/** Chooses what to rate: the items whose ratings tell most of a person's taste. The same until they rate something. */
@Injectable()
export class RoundService {
  constructor(
    private readonly round: RoundRepository,
    private readonly tastes: PersonalTaste,
    private readonly vectors: ItemVectorsRepository,
    private readonly sizes: SizesOfPerson,
    private readonly search: SearchRepository,
  ) {}

  async get(call: Call, { limit = DEFAULT_LIMIT }: GetRatingRoundInput): Promise<RatingRoundView> {
    const { userId } = call.caller;
    const [known, department] = await Promise.all([this.tastes.known(userId), this.sizes.department(call)]);
    const seed = `${userId} ${known.rated}`;
    const candidates = await this.round.candidates({ userId, department, seed });
    const vectors = await this.vectors.of(candidates);
    const ids = candidates.filter((itemId) => vectors.has(itemId));
    const places = mostTelling(
      known.belief,
      ids.flatMap((itemId) => vectors.get(itemId) ?? []),
      limit,
      NOISE,
    );
    const chosen = places.flatMap((at) => ids[at] ?? []);
    const rows = await this.search.summaries(chosen, { filters: {} });
    return { items: rows.map((row) => toSummaryView(row, {})), rated: known.rated };
  }
}
