import { Inject, Injectable } from '@nestjs/common';
import { LOGGER } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import type { Question } from '../../search/question/search-question.ts';
import { CurrentMap } from '../current/current-map.ts';
import type { LoadedMap } from '../current/loaded-map.ts';
import type { MapRow } from '../view/map-rows.ts';
import { attributeLikeness } from './attribute-likeness.rules.ts';
import { Candidates } from './candidates.ts';
import { firstOfEach } from './duplicates.rules.ts';
import { modeOf, type SimilarMode } from './modes.rules.ts';

/** An item that relates to the one asked about. */
export interface Related {
  readonly row: MapRow;
  readonly score: number;
  readonly why: readonly string[];
}

/** What is asked of the items. */
export interface Wanted {
  readonly vector: Float32Array | undefined;
  readonly question: Question;
  /** Worth of one minor unit of a currency in minor units of that of the item asked about. */
  readonly rates: ReadonlyMap<string, number>;
  readonly hidden: ReadonlySet<string>;
  /** Items to find, if there are as many. */
  readonly enough: number;
}

/** Items that are looked at around all probes: few first, more when filters leave too little of them. */
const ROUNDS = [96, 480];
/** Around each of several probes. */
const LEAST_OF_PROBE = 32;

/** Finds items that relate to another: near its vector first, by attributes where that is not enough. */
@Injectable()
export class RelatedItems {
  constructor(
    private readonly candidates: Candidates,
    private readonly map: CurrentMap,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The best first. */
  async of(own: MapRow, name: SimilarMode, wanted: Wanted): Promise<Related[]> {
    const judging = new Judging(own, name, wanted);
    if (name === 'other_colour') judging.add(await this.candidates.ofArticle(own, wanted.question));
    const map = wanted.vector && (await this.loaded());
    const probes = wanted.vector && map ? modeOf(name).probes(wanted.vector, own) : [];
    for (const all of ROUNDS) {
      const most = Math.max(LEAST_OF_PROBE, Math.floor(all / Math.max(1, probes.length)));
      if (judging.found.length >= wanted.enough) break;
      const found = probes.flatMap((probe) => map?.nearest(probe, most) ?? []);
      const likeness = new Map(found.map(({ itemId, similarity }) => [itemId, similarity]));
      const fresh = [...likeness.keys()].filter((itemId) => !judging.isKnown(itemId));
      judging.add(await this.candidates.of(fresh, wanted.question), likeness);
      if (found.length < most * probes.length) break;
    }
    if (judging.found.length < wanted.enough)
      judging.add(await this.candidates.byAttributes(own, name, wanted.question));
    return judging.found;
  }

  /** Without the files of the map, attributes alone have to do. */
  private async loaded(): Promise<LoadedMap | null> {
    try {
      return await this.map.get();
    } catch (error) {
      this.logger.warn({ err: error }, 'the style map cannot be read, items are compared by attributes');
      return null;
    }
  }
}

/** Keeps what relates, each name once. */
class Judging {
  private readonly mode;
  private readonly known: Set<string>;
  private readonly related: Related[] = [];

  constructor(
    private readonly own: MapRow,
    name: SimilarMode,
    private readonly wanted: Wanted,
  ) {
    this.mode = modeOf(name);
    this.known = new Set([own.item_id, ...wanted.hidden]);
  }

  isKnown(itemId: string): boolean {
    return this.known.has(itemId);
  }

  /** `likeness`: cosines of whole vectors, where known; else attributes alone are compared. */
  add(rows: readonly MapRow[], likeness: ReadonlyMap<string, number> = new Map()): void {
    for (const row of rows) {
      if (this.known.has(row.item_id)) continue;
      this.known.add(row.item_id);
      const rate = this.wanted.rates.get(row.currency);
      const judged = this.mode.judge(this.own, row, {
        likeness: likeness.get(row.item_id) ?? attributeLikeness(this.own, row),
        priceInOwn: rate === undefined ? null : Math.round(row.price_min * rate),
      });
      if (judged) this.related.push({ row, ...judged });
    }
  }

  get found(): Related[] {
    const { keyOf, omitsSame } = this.mode;
    const ordered = this.related.toSorted((a, b) => b.score - a.score || (a.row.item_id < b.row.item_id ? -1 : 1));
    return firstOfEach(ordered, ({ row }) => keyOf(row), omitsSame ? [keyOf(this.own)] : []);
  }
}
