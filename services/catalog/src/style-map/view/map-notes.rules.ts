import { type ItemFilters, MAX_ZOOM } from '#libs/contracts';
import { roughly } from './map-reasons.rules.ts';

export const noMap =
  'There is no style map yet: it is made after items have been imported. Use search_catalog to find items until then.';

interface Answer {
  readonly total: number;
  readonly hidden: number;
  readonly zoom: number;
  readonly filters: ItemFilters;
  readonly hasClusters: boolean;
  readonly taste: boolean;
}

/** What to know about a view, in plain words. */
export function notesOf({ total, hidden, zoom, filters, hasClusters, taste }: Answer): string[] {
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  if (total === 0) {
    return [
      isFiltered
        ? 'Nothing in this part of the map meets the filters. Leave some out, or look at the whole map by leaving out viewport.'
        : 'Nothing lies in this part of the map. Leave out viewport for the whole map, or pass opens of a region.',
    ];
  }
  return [
    ...(hidden > 0
      ? [
          `About ${roughly(hidden)} more lie here. ${zoom < MAX_ZOOM ? 'Pass opens and opens_zoom of a region, or a smaller viewport, to see them' : 'Give filters to see them'}.`,
        ]
      : []),
    ...(isFiltered && hasClusters ? ['Regions count all their items, whatever the filters.'] : []),
    ...(taste
      ? []
      : ['No item has a score before the person has rated some: rate_item, or get_rating_round to begin.']),
  ];
}

interface Regions {
  readonly shown: number;
  readonly total: number;
  /** As asked for, and as found. */
  readonly zooms: readonly [asked: number, found: number];
}

/** What to know about a list of regions, in plain words. */
export function notesOfRegions({ shown, total, zooms: [asked, found] }: Regions): string[] {
  if (total === 0)
    return ['No region has its middle there. Leave out viewport for the whole map, or take a larger one.'];
  return [
    ...(total > shown
      ? [`${total - shown} more are not listed: give a larger limit, or the viewport of one part.`]
      : []),
    found < asked
      ? `There are no finer regions than those of zoom ${found}.`
      : `Give opens of a region as viewport and zoom ${found + 1} for the regions it is made of.`,
    'Pass opens and opens_zoom of a region to view_style_map to see what lies in it.',
  ];
}
