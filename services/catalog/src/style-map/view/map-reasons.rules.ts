import type { ItemFilters } from '#libs/contracts';

/** What is known of an item that a reason may rest on. */
export interface Known {
  readonly colour_families: readonly string[];
  readonly materials: readonly string[];
  readonly pattern: string | null;
  readonly seasons: readonly string[];
  readonly occasions: readonly string[];
}

interface Shown {
  /** What of it fits the taste of the person, in words. */
  readonly taste: string | undefined;
  readonly rating: number | undefined;
  /** Items of the map in the same part of the view, about. */
  readonly around: number;
  readonly filters: ItemFilters;
  /** Whether only what is in stock in a size of the person was asked for, and their sizes are known. */
  readonly inOwnSize: boolean;
}

const plain = (value: string): string => value.replaceAll('_', ' ');

/** Short reasons why an item is shown on the map, each of them true of its row. */
export function mapReasons(item: Known, { taste, rating, around, filters, inOwnSize }: Shown): string[] {
  const asked = matched(item, filters);
  return [
    ...(rating === 1 ? ['you liked it'] : []),
    ...(taste === undefined ? [] : [taste]),
    ...(asked.length > 0 ? [asked.map(plain).join(', ')] : []),
    ...(inOwnSize ? ['in stock in your size'] : []),
    ...(around >= 2 ? [`one of about ${roughly(around)} items in this part of the map`] : []),
  ];
}

function matched(item: Known, filters: ItemFilters): string[] {
  const of = (has: readonly string[], asked: readonly string[] | undefined): string[] => {
    const wanted = new Set(asked?.map((value) => value.trim().toLowerCase()));
    return has.filter((value) => wanted.has(value));
  };
  return [
    ...of(item.colour_families, filters.colour_families),
    ...of(item.materials, filters.materials),
    ...of(item.pattern === null ? [] : [item.pattern], filters.patterns),
    ...of(item.seasons, filters.seasons),
    ...of(item.occasions, filters.occasions),
  ];
}

/** Two figures of a number say enough when it was counted in a sample. */
export function roughly(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.round(count / step) * step;
}
