import type { COLOUR_FAMILIES, GarmentKind, SLOTS } from '#libs/contracts';
import type { ItemFilters, Reason, SimilarMode } from '../data/tools.ts';
import type { ToastText } from '../state/state.ts';
import type { FailureKind } from '../../../bridge/tool-failure.ts';

type Department = NonNullable<ItemFilters['department']>;

/** Every word of the map. `Plural` texts choose by number and name it. */
export interface Texts {
  readonly title: string;
  readonly map: string;
  readonly mapHelp: string;
  readonly list: string;
  readonly filters: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly showAll: string;
  readonly fullscreen: string;
  readonly inline: string;
  readonly close: string;
  readonly retry: string;
  readonly undo: string;
  readonly connecting: string;
  readonly loading: string;
  readonly empty: string;
  readonly emptyFiltered: string;
  readonly clearFilters: string;
  readonly problems: Readonly<Record<FailureKind | 'offline', string>>;
  readonly pieces: (count: string, n: number) => string;
  readonly about: (count: string) => string;
  readonly inView: (total: string, shown: string) => string;
  readonly more: (count: string) => string;
  readonly regions: string;
  readonly items: string;
  readonly here: (label: string, count: string) => string;
  readonly hereItem: (title: string) => string;
  readonly to: (from: string, to: string) => string;
  readonly from: (price: string) => string;
  readonly at: (shop: string) => string;
  readonly toShop: (shop: string) => string;
  readonly soldOut: string;
  readonly fits: string;
  readonly fitsWell: string;
  readonly like: string;
  readonly dislike: string;
  readonly whatAbout: string;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly toasts: Readonly<Record<ToastText, string>>;
  readonly unsentMark: string;
  readonly moreLike: string;
  readonly modes: Readonly<Record<SimilarMode, string>>;
  readonly noSimilar: string;
  readonly department: string;
  readonly anyone: string;
  readonly departments: Readonly<Record<Department, string>>;
  readonly slots: string;
  readonly slotNames: Readonly<Record<(typeof SLOTS)[number], string>>;
  readonly kinds: string;
  /** Those the catalog's own name, which is English, does not do for. */
  readonly kindNames: Readonly<Partial<Record<GarmentKind, string>>>;
  readonly colours: string;
  readonly colourNames: Readonly<Record<(typeof COLOUR_FAMILIES)[number], string>>;
  readonly price: string;
  readonly upTo: string;
  readonly anyPrice: string;
  readonly inStock: string;
  readonly inMySize: string;
}

export const EN: Texts = {
  title: 'Style map',
  map: 'Map',
  mapHelp: 'Arrow keys move, plus and minus zoom, Enter opens what is at the centre, Escape goes back.',
  list: 'List',
  filters: 'Filters',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showAll: 'Show the whole map',
  fullscreen: 'Full screen',
  inline: 'Leave full screen',
  close: 'Close',
  retry: 'Try again',
  undo: 'Undo',
  connecting: 'Unfolding the map …',
  loading: 'Looking around …',
  empty: 'Nothing lies here.',
  emptyFiltered: 'Nothing here meets your filters.',
  clearFilters: 'Clear filters',
  problems: {
    offline: 'You are offline. What you have seen stays; the rest follows when you are back.',
    unreachable: 'The map cannot be reached right now.',
    busy: 'Too many people are looking at the moment. It goes on shortly.',
    denied: 'This assistant may not show the map. Allow access to the catalog and the style map, then try again.',
    missing: 'That is not in the catalog any more.',
    refused: 'The map could not be shown like this.',
  },
  pieces: (count, n) => `${count} ${n === 1 ? 'piece' : 'pieces'}`,
  about: (count) => `about ${count}`,
  inView: (total, shown) => `${total} here, ${shown} shown`,
  more: (count) => `${count} more lie here: open a region to see them.`,
  regions: 'Regions',
  items: 'Pieces',
  here: (label, count) => `${label}, ${count}. Enter opens it.`,
  hereItem: (title) => `${title}. Enter shows it.`,
  to: (from, to) => `${from} to ${to}`,
  from: (price) => `from ${price}`,
  at: (shop) => `at ${shop}`,
  toShop: (shop) => `See it at ${shop}`,
  soldOut: 'Sold out',
  fits: 'Your taste',
  fitsWell: 'Fits your taste',
  like: 'Like',
  dislike: 'Dislike',
  whatAbout: 'What is it about?',
  reasons: {
    colour: 'Colour',
    price: 'Price',
    fit: 'Fit',
    brand: 'Brand',
    material: 'Material',
    not_for_me: 'Not for me',
    own_it: 'I own it',
  },
  toasts: {
    liked: 'Noted: you like it.',
    disliked: 'Noted: less of this.',
    neutral: 'Noted.',
    forgotten: 'Forgotten.',
    unsent: 'Not saved yet. It is kept here and sent again.',
    refused: 'This could not be noted.',
    noLink: 'The shop’s page could not be opened from here.',
  },
  unsentMark: 'Not saved yet',
  moreLike: 'More like this',
  modes: { similar: 'Alike', goes_with: 'Goes with it', cheaper: 'For less', other_colour: 'Other colours' },
  noSimilar: 'Nothing found for this one.',
  department: 'For',
  anyone: 'Anyone',
  departments: { women: 'Women', men: 'Men', unisex: 'Unisex', kids: 'Kids' },
  slots: 'Worn as',
  slotNames: {
    top: 'Tops',
    bottom: 'Bottoms',
    one_piece: 'One-pieces',
    outerwear: 'Outerwear',
    shoes: 'Shoes',
    bag: 'Bags',
    accessory: 'Accessories',
    jewellery: 'Jewellery',
    hosiery: 'Hosiery',
    underwear: 'Underwear',
    swimwear: 'Swimwear',
    sleepwear: 'Sleepwear',
    beauty: 'Beauty',
    other: 'Other',
  },
  kinds: 'Kind',
  kindNames: { t_shirt: 'T-shirt' },
  colours: 'Colour',
  colourNames: {
    black: 'Black',
    white: 'White',
    grey: 'Grey',
    beige: 'Beige',
    brown: 'Brown',
    red: 'Red',
    orange: 'Orange',
    yellow: 'Yellow',
    green: 'Green',
    turquoise: 'Turquoise',
    blue: 'Blue',
    navy: 'Navy',
    purple: 'Purple',
    pink: 'Pink',
    gold: 'Gold',
    silver: 'Silver',
    multicolour: 'Multicolour',
  },
  price: 'Price',
  upTo: 'Up to',
  anyPrice: 'Any price',
  inStock: 'In stock',
  inMySize: 'In my size',
};
