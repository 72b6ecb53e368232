import { Injectable } from '@nestjs/common';
import type { Taste } from '../../taste/personal-taste.ts';
import type { Position } from './cursor.rules.ts';
import { diverse, type Match } from './diversity.rules.ts';
import { personalOrder } from './personal-order.rules.ts';
import { PERSONAL_WINDOW, type Question, WINDOW } from '../question/search-question.ts';
import { SearchRepository, type WindowMatch } from '../search.repository.ts';
import { dayAndOffset, fromDayAndOffset } from './window-cursor.rules.ts';

/** One page: its items in order, and where the next begins; null on the last. */
export interface Page {
  readonly itemIds: readonly string[];
  readonly next: Position | null;
}

/** Stands for an item in a cursor that counts into the window; no item is called so. */
const IN_WINDOW = 'window';

/** The day whose taste a page goes on with; undefined when it does not say. */
export const dayOf = (after: Position | undefined): number | undefined =>
  after?.itemId === IN_WINDOW ? dayAndOffset(after.value).day : undefined;

/**
 * Parts the matches into pages. The best ones are a window, put in an order as a whole, without repetitions and by the taste of the
 * person, so that its pages are slices of it; what comes after is in the order of scores. No item is in both.
 */
@Injectable()
export class Pager {
  constructor(private readonly search: SearchRepository) {}

  async page(question: Question, limit: number, after: Position | undefined, taste?: Taste): Promise<Page> {
    const isPersonal = taste?.hasTaste === true && question.sort === 'relevance';
    const hasWindow = question.ranking !== undefined || isPersonal;
    if (!hasWindow || (after && after.itemId !== IN_WINDOW)) return this.inOrder(question, limit, after);
    const size = isPersonal ? PERSONAL_WINDOW : WINDOW;
    const best = await this.search.window(question, size);
    const ordered = await this.ordered(best.slice(0, size), isPersonal ? taste : undefined);
    const offset = Math.min(after ? dayAndOffset(after.value).offset : 0, ordered.length);
    const shown = ordered.slice(offset, offset + limit).map(({ itemId }) => itemId);
    const end = offset + shown.length;
    if (end < ordered.length) {
      const value = fromDayAndOffset({ day: isPersonal ? taste.day : 0, offset: end });
      return { itemIds: shown, next: { value, itemId: IN_WINDOW } };
    }
    const last = best.length > size ? best[size - 1] : undefined;
    if (!last) return { itemIds: shown, next: null };
    if (shown.length === limit) return { itemIds: shown, next: { value: last.value, itemId: last.itemId } };
    const rest = await this.inOrder(question, limit - shown.length, last);
    return { itemIds: [...shown, ...rest.itemIds], next: rest.next };
  }

  private async ordered(best: readonly WindowMatch[], taste: Taste | undefined): Promise<readonly Match[]> {
    if (!taste) return diverse(best);
    return personalOrder(best, await taste.scores(best.map(({ itemId }) => itemId)), WINDOW);
  }

  private async inOrder(question: Question, limit: number, after: Position | undefined): Promise<Page> {
    const positions = await this.search.page(question, limit, after);
    const shown = positions.slice(0, limit);
    const last = shown.at(-1);
    return {
      itemIds: shown.map(({ itemId }) => itemId),
      next: last && positions.length > limit ? { value: last.value, itemId: last.itemId } : null,
    };
  }
}
