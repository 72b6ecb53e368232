import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  type GetTasteInput,
  type Language,
  OperationError,
  ratings,
  type SetTasteInput,
  type TasteView,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock } from '#libs/service-kit';
import { statementsOf } from '../taste/explain-taste.rules.ts';
import type { KnownTaste } from '../taste/known-taste.ts';
import { PersonalTaste } from '../taste/personal-taste.ts';
import { TastesRepository } from '../taste/tastes.repository.ts';
import { topicOf } from '../taste/topics.rules.ts';
import { RatingsRepository } from './ratings.repository.ts';
import { TastePage } from './taste-page.ts';
import { Turns } from './turns.ts';

/** Most corrections of one person. */
const MAX_CORRECTIONS = 200;

/** What we think a person likes, in words, and what they say of that. */
@Injectable()
export class TasteService {
  constructor(
    private readonly tastes: PersonalTaste,
    private readonly kept: TastesRepository,
    private readonly ratings: RatingsRepository,
    private readonly page: TastePage,
    private readonly turns: Turns,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async get({ caller: { userId } }: Call, { language }: GetTasteInput): Promise<TasteView> {
    return this.toView(await this.tastes.known(userId), language);
  }

  set(call: Call, input: SetTasteInput): Promise<TasteView> {
    const { userId } = call.caller;
    if (!topicOf(input.topic)) {
      throw new OperationError('INVALID_INPUT', '"topic" is none we know: take one of a statement of get_taste', {
        details: { field: 'topic' },
      });
    }
    return this.turns.take(userId, () => this.corrected(call, input));
  }

  private corrected(call: Call, input: SetTasteInput): Promise<TasteView> {
    const { userId } = call.caller;
    const { topic, feeling } = input;
    return this.uow.once(ratings.setTaste, call, input, async (em) => {
      await this.ratings.lock(em, userId);
      const said = feeling === 'as_rated' ? null : feeling;
      const before = await this.kept.corrections(userId, em);
      if (said !== null && before.length >= MAX_CORRECTIONS && !before.some((one) => one.topic === topic)) {
        throw new OperationError(
          'INVALID_INPUT',
          `There are ${MAX_CORRECTIONS} corrections already: take one back first, with "as rated"`,
          { details: { field: 'topic' } },
        );
      }
      const changed = await this.kept.correct(em, userId, topic, said, this.clock.now());
      if (changed) await this.ratings.changed(em, userId);
      const answer = this.toView(await this.tastes.read(userId, em));
      return { answer, event: changed ? { type: 'taste.corrected', entityType: 'taste', entityId: userId } : null };
    });
  }

  private toView(known: KnownTaste, language?: Language): TasteView {
    return {
      statements: statementsOf(known.feelings(), known.corrections, language),
      ratings: known.rated,
      edit_link: this.page.address,
    };
  }
}
