import { Injectable } from '@nestjs/common';
import type { MapItem, Viewport } from '#libs/contracts';
import type { Asked } from '../../search/question/questions.ts';
import type { Question } from '../../search/question/search-question.ts';
import type { Taste } from '../../taste/personal-taste.ts';
import { toMapItem } from './map-item.view.ts';
import { mapReasons } from './map-reasons.rules.ts';
import { type MapRow, MapRows } from './map-rows.ts';
import { type Candidate, cellOf, countsOfCells, type Grid, gridFor, stratified } from './stratify.rules.ts';
import type { ViewSample } from './view-sample.ts';

/** What is shown of a view, and how many there are of which it is a part. */
export interface ShownItems {
  readonly items: MapItem[];
  readonly total: number;
}

/** What one view is asked for. */
interface Wanted {
  readonly viewport: Viewport;
  readonly limit: number;
  readonly question: Question;
  readonly asked: Asked;
  readonly taste: Taste;
}

/** Candidates whose fit is worked out; of each part of the view those that stand for most. */
const SCORED = 384;
/** Candidates fetched for each that is shown: some have just been hidden or sold. */
const FETCHED_FOR_EACH = 2;

/** Chooses the items a view shows, spread over all of it, the best fit of each part first, and says why. */
@Injectable()
export class ViewItems {
  constructor(private readonly rows: MapRows) {}

  async of({ candidates, total, isExact }: ViewSample, wanted: Wanted): Promise<ShownItems> {
    const { viewport, limit, question, taste } = wanted;
    const grid = gridFor(viewport, limit);
    const likely = stratified(candidates, grid, Math.max(SCORED, limit), () => 0);
    const scores = taste.hasTaste ? await taste.scores(likely.map(({ itemId }) => itemId)) : undefined;
    const fit = (itemId: string): number => scores?.get(itemId) ?? 0;
    const fetched = stratified(likely, grid, limit * FETCHED_FOR_EACH, fit);
    const rows = await this.rows.of(
      fetched.map(({ itemId }) => itemId),
      question,
    );
    const byId = new Map(rows.map((row) => [row.item_id, row]));
    const left = fetched.filter(({ itemId }) => byId.has(itemId));
    const shown = stratified(left, grid, limit, fit);
    const kept = fetched.length === 0 ? 1 : left.length / fetched.length;
    const around = countsOfCells(candidates, grid);
    const items = shown.flatMap((candidate) => {
      const row = byId.get(candidate.itemId);
      return row ? [this.view(row, candidate, { ...wanted, grid, around, scores, kept })] : [];
    });
    return { items, total: Math.max(items.length, isExact ? total : Math.round(total * kept)) };
  }

  private view(row: MapRow, place: Candidate, { asked, taste, grid, around, scores, kept }: Wanted & Spread): MapItem {
    const score = scores ? (scores.get(row.item_id) ?? 0.5) : null;
    const rated = taste.ratingOf(row.item_id);
    const why = mapReasons(row, {
      taste: taste.reasonFor(row),
      rating: rated?.rating,
      around: (around.get(cellOf(grid, place)) ?? 1) * kept,
      filters: asked.filters,
      inOwnSize: asked.sizeAsked === 'own',
    });
    return toMapItem(row, { place, score, rated, why });
  }
}

interface Spread {
  readonly grid: Grid;
  readonly around: ReadonlyMap<number, number>;
  readonly scores: ReadonlyMap<string, number> | undefined;
  /** Part of the candidates that turned out to be as the tiles say. */
  readonly kept: number;
}
