import { Injectable } from '@nestjs/common';
import type { Viewport } from '#libs/contracts';
import { COLOUR_FAMILIES, type ColourFamily } from '../../attributes/attributes.rules.ts';
import { facetOf } from '../tiles/facets.rules.ts';
import { MapReader, type ShownMap } from '../view/map-reader.ts';
import { ANYTHING, MapRows } from '../view/map-rows.ts';
import { type Candidate, gridFor, stratified } from '../view/stratify.rules.ts';
import { ViewSampler } from '../view/view-sample.ts';
import type { Card, Dot, Scene } from './draw/scene.ts';
import { type Frame, viewportOf, zoomOfFrame } from './frame.rules.ts';
import { MapPicturesRepository } from './map-pictures.repository.ts';

const MOST_REGIONS = 24;
const MOST_DOTS = 2_000;
const MOST_CARDS = 36;
/** Items without a picture of ours leave room for others. */
const ASKED_FOR_EACH = 3;

/** Finds what a picture of a part of the map shows: the same for everybody, and only what shoppers may see. */
@Injectable()
export class Scenes {
  constructor(
    private readonly map: MapReader,
    private readonly sampler: ViewSampler,
    private readonly rows: MapRows,
    private readonly pictures: MapPicturesRepository,
  ) {}

  async of(map: ShownMap, frame: Frame): Promise<Scene> {
    const viewport = viewportOf(frame);
    const [sample, regions] = await Promise.all([
      this.sampler.of(map, viewport, ANYTHING, new Set(), MOST_DOTS),
      this.map.clusters(map, zoomOfFrame(frame), viewport, MOST_REGIONS),
    ]);
    const grid = gridFor(viewport, MOST_CARDS);
    const typical = stratified(sample.candidates, grid, MOST_CARDS * ASKED_FOR_EACH, () => 0);
    return {
      regions: regions.rows.map(({ label, items, ...place }) => ({ label, count: items, ...within(viewport, place) })),
      dots: sample.candidates.slice(0, MOST_DOTS).map((candidate) => dotOf(viewport, candidate)),
      cards: (await this.cards(viewport, typical)).slice(0, MOST_CARDS),
    };
  }

  private async cards(viewport: Viewport, candidates: readonly Candidate[]): Promise<Card[]> {
    const rows = await this.rows.of(candidates.map(({ itemId }) => itemId));
    const pictureOf = new Map(rows.map((row) => [row.item_id, /pic_[0-9a-f]{20}/.exec(row.picture ?? '')?.[0]]));
    const contents = await this.pictures.contents([...pictureOf.values()].filter((id) => id !== undefined));
    return candidates.flatMap((candidate) => {
      const pictureId = pictureOf.get(candidate.itemId);
      const content = pictureId === undefined ? undefined : contents.get(pictureId);
      return pictureId === undefined || content === undefined
        ? []
        : [{ ...within(viewport, candidate), pictureId, content }];
    });
  }
}

/** A place as a part of the viewport. */
const within = (
  { x_min, y_min, x_max, y_max }: Viewport,
  { x, y }: { x: number; y: number },
): { x: number; y: number } => ({
  x: (x - x_min) / (x_max - x_min),
  y: (y - y_min) / (y_max - y_min),
});

const FAMILY_OF_FACET: ReadonlyMap<number, ColourFamily> = new Map(
  COLOUR_FAMILIES.map((family) => [facetOf('colour_family', family), family]),
);

const dotOf = (viewport: Viewport, candidate: Candidate): Dot => ({
  ...within(viewport, candidate),
  colour: candidate.facets?.map((facet) => FAMILY_OF_FACET.get(facet)).find((family) => family !== undefined),
});
