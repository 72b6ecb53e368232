import { Injectable } from '@nestjs/common';
import type { Viewport } from '#libs/contracts';
import type { Question } from '../../search/question/search-question.ts';
import { MapReader, type ShownMap } from './map-reader.ts';
import { MapRows } from './map-rows.ts';
import type { Candidate } from './stratify.rules.ts';
import { type TileFilter, tileFilterOf } from './tile-filter.rules.ts';
import { type Tile, TileReader } from './tile-reader.ts';
import { isWithin, levelOf, tilesIn } from './viewport.rules.ts';

/** What of a view can be shown, and how many items it stands for. */
export interface ViewSample {
  readonly candidates: readonly Candidate[];
  readonly total: number;
  /** Whether every item in view was looked at. Otherwise they were counted in a sample, and each is still to be checked. */
  readonly isExact: boolean;
}

/** Tiles a view of few items and one of many reads, and those read when what is asked for is rare. */
const FEW_TILES = 4;
const TILES = 16;
const MORE_TILES = 64;
/** So many items are well spread over the samples of a few tiles. */
const FEW_ITEMS = 48;
/** Fewer matches in a sample say too little of all. */
const ENOUGH = 48;
/** So many rows are looked at when that makes a count exact. */
const CHECKED = 500;
/** Items in view that a rare match is looked for among. */
const MOST_FOUND = 1_000;

/** Finds what can be shown of a part of the map: a few tiles, whatever the size of the catalog, and a bounded query for what is rare. */
@Injectable()
export class ViewSampler {
  constructor(
    private readonly tiles: TileReader,
    private readonly map: MapReader,
    private readonly rows: MapRows,
  ) {}

  async of(
    map: ShownMap,
    viewport: Viewport,
    question: Question,
    hidden: ReadonlySet<string>,
    limit: number,
  ): Promise<ViewSample> {
    const filter = await this.filterOf(question);
    const level = levelOf(viewport, map.deepestZoom, limit > FEW_ITEMS ? TILES : FEW_TILES);
    const near = await this.sample(map, viewport, level, filter, hidden);
    if (near.isWhole && near.items.length <= CHECKED) return this.checked(near.items, question);
    if (filter === undefined || near.isWhole || near.items.length >= ENOUGH) return estimated(near.items);
    const deeper = await this.deeper(map, viewport, level, filter, hidden);
    if (deeper && deeper.items.length >= ENOUGH) return estimated(deeper.items);
    const { found, isAll } = await this.map.matching(map, viewport, question, MOST_FOUND);
    const candidates = found.filter(({ itemId }) => !hidden.has(itemId));
    if (isAll) return { candidates, total: candidates.length, isExact: true };
    const counted = weightOf((deeper ?? near).items);
    return { candidates, total: Math.max(candidates.length, counted), isExact: false };
  }

  /** Shops are named by people, and by their slugs in tiles. */
  private async filterOf({ filters, prices }: Question): Promise<TileFilter | undefined> {
    const { merchants } = filters;
    const slugs = merchants?.length ? { merchants: await this.map.slugsOf(merchants) } : {};
    return tileFilterOf({ ...filters, ...slugs }, prices);
  }

  private async deeper(
    map: ShownMap,
    viewport: Viewport,
    level: number,
    filter: TileFilter,
    hidden: ReadonlySet<string>,
  ): Promise<Sampled | undefined> {
    const next = levelOf(viewport, map.deepestZoom, MORE_TILES);
    return next > level ? this.sample(map, viewport, next, filter, hidden) : undefined;
  }

  private async sample(
    map: ShownMap,
    viewport: Viewport,
    level: number,
    filter: TileFilter | undefined,
    hidden: ReadonlySet<string>,
  ): Promise<Sampled> {
    const tiles = await this.tiles.read(map, tilesIn(viewport, level));
    const items = tiles
      .flatMap(({ sample }) => sample)
      .filter((item) => isWithin(viewport, item) && !hidden.has(item.itemId) && (filter?.(item) ?? true));
    return { items, isWhole: tiles.every(isComplete) };
  }

  private async checked(items: readonly Candidate[], question: Question): Promise<ViewSample> {
    const met = await this.rows.meeting(
      items.map(({ itemId }) => itemId),
      question,
    );
    const candidates = items.filter(({ itemId }) => met.has(itemId)).map((item) => ({ ...item, weight: 1 }));
    return { candidates, total: candidates.length, isExact: true };
  }
}

interface Sampled {
  readonly items: readonly Candidate[];
  /** Whether these are all items in view that may match, not a sample of them. */
  readonly isWhole: boolean;
}

const isComplete = ({ items, sample }: Tile): boolean => sample.length >= items;

const weightOf = (items: readonly Candidate[]): number =>
  Math.round(items.reduce((sum, { weight }) => sum + weight, 0));

const estimated = (items: readonly Candidate[]): ViewSample => ({
  candidates: items,
  total: weightOf(items),
  isExact: false,
});
