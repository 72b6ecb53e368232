import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  type DeletedRatingView,
  type DeleteRatingInput,
  type ListRatingsInput,
  OperationError,
  type RatedView,
  type RateItemInput,
  ratings,
  type RatingsView,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock } from '#libs/service-kit';
import { PictureAddresses } from '../pictures/picture-address.ts';
import { decodeCursor, encodeCursor, fingerprint } from '../search/page/cursor.rules.ts';
import { TasteChanges } from '../taste/taste-changes.ts';
import { assertRoom, reasonsOf } from './rating.rules.ts';
import { toRatingView } from './rating.view.ts';
import { type Rated, type RatedItem, RatingsRepository } from './ratings.repository.ts';
import { Turns } from './turns.ts';

const DEFAULT_LIMIT = 20;

/** What persons say of items. Each person's writes happen one after another, and each counts up the version of their taste. */
@Injectable()
export class RatingsService {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly changes: TasteChanges,
    private readonly addresses: PictureAddresses,
    private readonly turns: Turns,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  rate(call: Call, input: RateItemInput): Promise<RatedView> {
    return this.turns.take(call.caller.userId, () => this.rated(call, input));
  }

  delete(call: Call, input: DeleteRatingInput): Promise<DeletedRatingView> {
    return this.turns.take(call.caller.userId, () => this.deleted(call, input));
  }

  private rated(call: Call, input: RateItemInput): Promise<RatedView> {
    const { userId } = call.caller;
    const { item_id: itemId } = input;
    const rated: Rated = { item_id: itemId, rating: asRating(input.rating), reasons: reasonsOf(input) };
    return this.uow.once(ratings.rateItem, call, input, async (em) => {
      if (!(await this.ratings.isReadable(em, itemId))) throw unknownItem();
      await this.ratings.lock(em, userId);
      const before = await this.ratings.find(em, userId, itemId);
      if (!before) assertRoom(await this.ratings.count(userId, undefined, em));
      const same = before?.rating === rated.rating && before.reasons.join() === rated.reasons.join();
      if (!same) {
        await this.ratings.set(em, userId, rated, this.clock.now());
        await this.ratings.changed(em, userId);
      }
      const now = known(await this.ratings.find(em, userId, itemId));
      const words = await this.changes.words(em, userId, rated);
      const answer = { rating: toRatingView(now, this.addresses), changes: words };
      return { answer, event: same ? null : eventOf('item.rated', userId) };
    });
  }

  private deleted(call: Call, input: DeleteRatingInput): Promise<DeletedRatingView> {
    const { userId } = call.caller;
    const { item_id: itemId } = input;
    return this.uow.once(ratings.deleteRating, call, input, async (em) => {
      await this.ratings.lock(em, userId);
      const deleted = await this.ratings.delete(em, userId, itemId);
      if (deleted) await this.ratings.changed(em, userId);
      const left = await this.ratings.count(userId, undefined, em);
      return {
        answer: { item_id: itemId, ratings_left: left },
        event: deleted ? eventOf('rating.deleted', userId) : null,
      };
    });
  }

  async list({ caller: { userId } }: Call, input: ListRatingsInput): Promise<RatingsView> {
    const { rating, limit = DEFAULT_LIMIT, cursor } = input;
    const print = fingerprint({ ratings: rating ?? null });
    const at = cursor === undefined ? undefined : decodeCursor(print, cursor);
    const after = at && { ratedUs: at.value, itemId: at.itemId };
    const [found, total] = await Promise.all([
      this.ratings.list(userId, { rating, limit: limit + 1, after }),
      this.ratings.count(userId, rating),
    ]);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const next =
      found.length > limit && last ? encodeCursor(print, { value: last.rated_us, itemId: last.item_id }) : null;
    return { ratings: shown.map((row) => toRatingView(row, this.addresses)), total, next_cursor: next };
  }
}

/** The ledger keeps that something was rated, not what: that is the person's own, and theirs to delete. */
const eventOf = (type: string, userId: string) => ({ type, entityType: 'taste', entityId: userId });

const asRating = (rating: number): Rated['rating'] => (rating > 0 ? 1 : rating < 0 ? -1 : 0);

const unknownItem = (): OperationError =>
  new OperationError(
    'NOT_FOUND',
    'There is no such item: take an item_id from search_catalog, view_style_map or get_similar_items',
  );

function known(rating: RatedItem | null): RatedItem {
  if (rating) return rating;
  throw new Error('A rating that was just written is not there');
}
