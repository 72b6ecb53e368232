import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import { type GetSimilarItemsInput, type MapItem, OperationError, type SimilarItemsView } from '#libs/contracts';
import { ExchangeRatesRepository } from '../../exchange-rates/exchange-rates.repository.ts';
import { minorUnits } from '../../search/words/minor-units.rules.ts';
import { assertPriceCurrency } from '../../search/question/price-currency.rules.ts';
import { questionOf, Questions } from '../../search/question/questions.ts';
import { PersonalTaste, type Taste } from '../../taste/personal-taste.ts';
import { toMapItem } from '../view/map-item.view.ts';
import { MapReader } from '../view/map-reader.ts';
import type { MapRow } from '../view/map-rows.ts';
import { Candidates } from './candidates.ts';
import { nothingFound } from './modes.rules.ts';
import { type Related, RelatedItems } from './related-items.ts';
import { byTaste } from './ranking.rules.ts';

const LIMIT = 12;
/** Items whose fit is worked out for each that is shown. */
const SCORED_FOR_EACH = 2;

/** Items that relate to another one, each with what it shares with it. */
@Injectable()
export class SimilarItemsService {
  constructor(
    private readonly candidates: Candidates,
    private readonly related: RelatedItems,
    private readonly questions: Questions,
    private readonly rates: ExchangeRatesRepository,
    private readonly tastes: PersonalTaste,
    private readonly map: MapReader,
  ) {}

  async of(call: Call, input: GetSimilarItemsInput): Promise<SimilarItemsView> {
    const { item_id: itemId, mode = 'similar', filters = {}, limit = LIMIT } = input;
    assertPriceCurrency(filters);
    const own = await this.candidates.subject(itemId);
    if (!own) {
      throw new OperationError('NOT_FOUND', 'There is no such item: take an id from search_catalog or view_style_map');
    }
    const [asked, taste, map, vector, rates] = await Promise.all([
      this.questions.asked(call, undefined, filters, 'newest'),
      this.tastes.of(call.caller.userId),
      this.map.current(),
      this.candidates.vector(itemId),
      this.ratesTo(own.currency),
    ]);
    const found = await this.related.of(own, mode, {
      vector,
      question: questionOf({ ...asked, hidden: [...taste.hidden] }),
      rates,
      hidden: taste.hidden,
      enough: limit * SCORED_FOR_EACH,
    });
    const ranked = await this.ranked(found, taste, { mode, limit });
    const places = map
      ? await this.map.places(
          map.version,
          ranked.map(({ row }) => row.item_id),
        )
      : new Map<string, { x: number; y: number }>();
    const items = ranked.map((one) => view(one, taste, places.get(one.row.item_id)));
    return {
      item_id: itemId,
      mode,
      items,
      notes: [
        ...asked.notes,
        ...(items.length === 0 ? [nothingFound(mode, own)] : []),
        ...(vector === undefined && items.length > 0
          ? ['This item is not on the style map yet: others were compared by kind, colour and price alone.']
          : []),
      ].slice(0, 5),
    };
  }

  private async ranked(
    found: readonly Related[],
    taste: Taste,
    how: Pick<Required<GetSimilarItemsInput>, 'mode' | 'limit'>,
  ): Promise<Scored[]> {
    const bySlot = how.mode === 'goes_with';
    // Of each slot some, before taste decides among them.
    const inTurn = bySlot
      ? byTaste(
          found.map((one) => ({ ...one, fit: null })),
          true,
        )
      : found;
    const best = inTurn.slice(0, how.limit * SCORED_FOR_EACH);
    const scores = taste.hasTaste ? await taste.scores(best.map(({ row }) => row.item_id)) : undefined;
    const scored = best.map((one) => ({ ...one, fit: scores ? (scores.get(one.row.item_id) ?? 0.5) : null }));
    return byTaste(scored, bySlot).slice(0, how.limit);
  }

  /** What one minor unit of each currency is worth in minor units of this one. */
  private async ratesTo(currency: string): Promise<ReadonlyMap<string, number>> {
    const rates = await this.rates.inUse(currency);
    return new Map([
      ...rates.map(({ base, rate }): [string, number] => [base, (rate * minorUnits(currency)) / minorUnits(base)]),
      [currency, 1],
    ]);
  }
}

interface Scored extends Related {
  readonly row: MapRow;
  /** How well it fits the taste of the person; null where nothing is known of it. */
  readonly fit: number | null;
}

function view({ row, why, fit }: Scored, taste: Taste, place: { x: number; y: number } | undefined): MapItem {
  return toMapItem(row, { place, score: fit, rated: taste.ratingOf(row.item_id), why });
}
