import type { Facets, ItemFilters } from '../data/tools.ts';
import type { State } from '../state/state.ts';
import type { Speech } from '../texts/format.ts';
import { h } from '../../../elements/dom.ts';
import { iconButton } from './parts.ts';

export interface FilterHears {
  filtered: (filters: ItemFilters) => void;
  closed: () => void;
}

/** Shown before the service has said what there is. */
const SLOTS = ['top', 'bottom', 'one_piece', 'outerwear', 'shoes', 'bag'];
const COLOURS = [
  'black',
  'white',
  'grey',
  'navy',
  'blue',
  'green',
  'red',
  'pink',
  'purple',
  'yellow',
  'orange',
  'brown',
  'beige',
];
const MOST_KINDS = 12;
const PRICES = 6;

/** A few ways to narrow the map. Each takes hold at once: a map shows better than words what a filter does. */
export function filterPanel({ filters, facets }: State, speech: Speech, hears: FilterHears): HTMLElement[] {
  const { texts } = speech;
  const change = (changes: ItemFilters): void => hears.filtered({ ...filters, ...changes });
  return [
    h(
      'div',
      { class: 'sheet-head' },
      h('h2', { id: 'filters-title', tabindex: -1, 'data-key': 'filters' }, texts.filters),
      iconButton('close', texts.close, hears.closed),
    ),
    group(texts.department, [
      chip(texts.anyone, filters.department === undefined, () => change({ department: undefined })),
      ...(Object.keys(texts.departments) as (keyof typeof texts.departments)[]).map((department) =>
        chip(texts.departments[department], filters.department === department, () => change({ department })),
      ),
    ]),
    group(
      texts.slots,
      valuesOf(facets?.slots, SLOTS).map((slot) =>
        chip(nameIn(texts.slotNames, slot), filters.slots?.includes(slot) ?? false, () =>
          change({ slots: toggled(filters.slots, slot) }),
        ),
      ),
    ),
    facets?.kinds && facets.kinds.length > 0
      ? group(
          texts.kinds,
          valuesOf(facets.kinds, [])
            .slice(0, MOST_KINDS)
            .map((kind) =>
              chip(nameIn(texts.kindNames, kind), filters.kinds?.includes(kind) ?? false, () =>
                change({ kinds: toggled(filters.kinds, kind) }),
              ),
            ),
        )
      : h('span', { hidden: true }),
    group(
      texts.colours,
      valuesOf(facets?.colour_families, COLOURS).map((colour) =>
        chip(
          nameIn(texts.colourNames, colour),
          filters.colour_families?.includes(colour) ?? false,
          () => change({ colour_families: toggled(filters.colour_families, colour) }),
          colour,
        ),
      ),
    ),
    group(texts.price, priceChips(filters, facets, speech, change)),
    h(
      'div',
      { class: 'chips' },
      chip(texts.inStock, filters.in_stock ?? false, () => change({ in_stock: filters.in_stock ? undefined : true })),
      chip(texts.inMySize, filters.in_my_size ?? false, () =>
        change({ in_my_size: filters.in_my_size ? undefined : true }),
      ),
    ),
    h(
      'button',
      { type: 'button', class: 'button quiet', 'data-key': 'clear', onclick: () => hears.filtered({}) },
      texts.clearFilters,
    ),
  ];
}

function group(name: string, chips: readonly HTMLElement[]): HTMLElement {
  // Shoes are a kind and a place on the body: a name may stand in two groups.
  for (const one of chips) one.dataset['key'] = `chip ${name} ${one.textContent}`;
  return h('fieldset', { class: 'group' }, h('legend', {}, name), h('div', { class: 'chips' }, ...chips));
}

/** A colour is also shown, by a class of the style sheet: a name of a shop never becomes style. */
function chip(label: string, isOn: boolean, onclick: () => void, colour?: string): HTMLElement {
  const swatch = colour !== undefined && h('span', { class: 'swatch', 'data-colour': colour, 'aria-hidden': 'true' });
  return h(
    'button',
    { type: 'button', class: 'chip', 'aria-pressed': isOn ? 'true' : 'false', 'data-key': `chip ${label}`, onclick },
    swatch,
    label,
  );
}

/** Upper limits in the currency most things are priced in. */
function priceChips(
  filters: ItemFilters,
  facets: Facets | undefined,
  speech: Speech,
  change: (filters: ItemFilters) => void,
): HTMLElement[] {
  const { texts, money } = speech;
  const ranges = facets?.prices ?? [];
  const counts = new Map<string, number>();
  for (const { currency, count } of ranges) counts.set(currency, (counts.get(currency) ?? 0) + count);
  const currency = filters.currency ?? [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  const limits = ranges
    .filter((range) => range.currency === currency)
    .map(({ below_minor }) => below_minor)
    .filter((limit) => limit !== null);
  return [
    chip(texts.anyPrice, filters.price_max_minor === undefined, () =>
      change({ price_max_minor: undefined, currency: undefined }),
    ),
    ...limits
      .slice(0, PRICES)
      .map((limit) =>
        chip(
          `${texts.upTo} ${money({ amount_minor: limit, currency: currency ?? '' })}`,
          filters.price_max_minor === limit,
          () => change({ price_max_minor: limit, currency }),
        ),
      ),
  ];
}

/** As the service names them, the most frequent first. */
const valuesOf = (facet: Facets['slots'], otherwise: readonly string[]): readonly string[] =>
  facet && facet.length > 0 ? facet.map(({ value }) => value) : otherwise;

function toggled(values: readonly string[] | undefined, value: string): string[] | undefined {
  const others = (values ?? []).filter((other) => other !== value);
  const next = others.length === (values ?? []).length ? [...others, value] : others;
  return next.length > 0 ? next : undefined;
}

/** As the service writes it where we have no name for it: a newer one may know more than we do. */
const nameIn = (names: Readonly<Partial<Record<string, string>>>, value: string): string =>
  names[value] ?? capital(plain(value));

const plain = (value: string): string => value.replaceAll('_', ' ');

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** How many filters are set, for the button that opens them. */
export const filterCount = (filters: ItemFilters): number =>
  Object.entries(filters).filter(([name, value]) => name !== 'currency' && value !== undefined).length;
