import { Injectable } from '@nestjs/common';
import type { Position } from './cursor.rules.ts';
import { diverse } from './diversity.rules.ts';
import { type Question, WINDOW } from './search-question.ts';
import { SearchRepository } from './search.repository.ts';

/** One page: its items in order, and where the next begins; null on the last. */
export interface Page {
  readonly itemIds: readonly string[];
  readonly next: Position | null;
}

/** Stands for an item in a cursor that counts into the window; no item is called so. */
const IN_WINDOW = 'window';

/**
 * Parts the matches into pages. The best ones are a window, put in an order without repetitions as a whole, so that its pages are
 * slices of it; what comes after is in the order of scores. No item is in both.
 */
@Injectable()
export class Pager {
  constructor(private readonly search: SearchRepository) {}

  async page(question: Question, limit: number, after: Position | undefined): Promise<Page> {
    if (!question.ranking || (after && after.itemId !== IN_WINDOW)) return this.inOrder(question, limit, after);
    const best = await this.search.window(question);
    const ordered = diverse(best.slice(0, WINDOW));
    const offset = Math.min(Math.max(0, Number(after?.value ?? 0)), ordered.length);
    const shown = ordered.slice(offset, offset + limit).map(({ itemId }) => itemId);
    const end = offset + shown.length;
    if (end < ordered.length) return { itemIds: shown, next: { value: String(end), itemId: IN_WINDOW } };
    const last = best.length > WINDOW ? best[WINDOW - 1] : undefined;
    if (!last) return { itemIds: shown, next: null };
    if (shown.length === limit) return { itemIds: shown, next: { value: last.value, itemId: last.itemId } };
    const rest = await this.inOrder(question, limit - shown.length, last);
    return { itemIds: [...shown, ...rest.itemIds], next: rest.next };
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
