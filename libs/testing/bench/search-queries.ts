import type { SearchCatalogInput } from '#libs/contracts';

/** Searches by their kind; each kind has several, so that no page of the database is asked for alone. */
export const SEARCHES: Readonly<Record<string, readonly SearchCatalogInput[]>> = {
  'one broad word': ['shirt', 'dress', 'sneakers', 't-shirts', 'sweater', 'jeans'].map((query) => ({ query })),
  'several words': ['navy linen shirt', 'black leather boots', 'white cotton dress', 'burgundy wool coat'].map(
    (query) => ({ query }),
  ),
  German: ['Leinenhemd', 'rotes Kleid', 'schwarze Stiefel', 'Turnschuhe Damen'].map((query) => ({ query })),
  misspelt: ['lienn shrit', 'snekers', 'lether boots', 'swaeter cotton'].map((query) => ({ query })),
  'brand and word': [7, 40, 133, 260].map((brand) => ({ query: `brand ${brand} dress` })),
  'size and price': [
    'shirt in M under 50',
    'dress size 38 max 80 €',
    'sneakers size 42 under 100',
    'jeans W32 L34',
  ].map((query) => ({ query })),
  'filters and facets': [
    {
      query: 'dress',
      filters: { colour_families: ['black', 'navy'], price_max_minor: 8_000, currency: 'EUR', in_stock: true },
    },
    { query: 'shirt', filters: { materials: ['linen'], sizes: ['M'], in_stock: true } },
    { query: 'boots', filters: { department: 'women', colours: ['Black'], on_sale: true } },
    { filters: { kinds: ['sneakers'], occasions: ['sport'], in_stock: true } },
  ],
  'sorted by price': ['shirt', 'cotton dress', 'sneakers'].map((query) => ({ query, sort: 'price_asc' as const })),
  browsing: [{}, { sort: 'newest' }, { sort: 'price_desc', filters: { in_stock: true } }],
  'nothing found': ['purple cashmere belt in XXL under 10', 'silk jeans size 50'].map((query) => ({ query })),
};
