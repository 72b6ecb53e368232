import { createHash } from 'node:crypto';
import { checked, contracts, type InputOf, type Operation, type OutputOf } from '#libs/contracts';
import { COLOURS, GARMENTS, KINDS, type Piece } from './wardrobe.ts';

type StyleMap = (typeof contracts)['styleMap'];
type View = OutputOf<StyleMap['viewStyleMap']>;
type ViewInput = InputOf<StyleMap['viewStyleMap']>;
type MapItem = View['items'][number];
type MapCluster = View['clusters'][number];
type Filters = NonNullable<ViewInput['filters']>;
type Box = View['viewport'];

const WORLD: Box = { x_min: 0, y_min: 0, x_max: 1, y_max: 1 };
const { styleMap, ratings, filters } = contracts;
const ASKED: readonly Operation[] = [
  styleMap.viewStyleMap,
  styleMap.getSimilarItems,
  ratings.rateItem,
  ratings.deleteRating,
  filters.getFilters,
];

export interface Call {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/**
 * Answers the map's tools from made-up pieces. Both sides are held to the contract: a question a real service would refuse fails,
 * and so does an answer it could not give.
 */
export class FixtureTools {
  readonly calls: Call[] = [];
  readonly said = new Map<string, number>();
  readonly #pieces: readonly Piece[];
  readonly #origin: string;
  readonly #done = new Map<string, object>();

  constructor(pieces: readonly Piece[], origin: string) {
    this.#pieces = pieces;
    this.#origin = origin;
  }

  answer(name: string, args: Readonly<Record<string, unknown>>): object {
    this.calls.push({ name, args });
    const operation = ASKED.find(({ toolName }) => toolName === name);
    if (!operation) throw new Error(`The map called ${name}, which it has no business with`);
    const { idempotency_key: key, ...input } = args;
    checked(operation.input, input, 'strict');
    const before = typeof key === 'string' ? this.#done.get(key) : undefined;
    const answer = before ?? this.#run(name, input);
    if (typeof key === 'string') this.#done.set(key, answer);
    return checked(operation.output, answer, 'strict');
  }

  #run(name: string, input: object): object {
    if (name === 'view_style_map') return this.view(input);
    if (name === 'get_similar_items') return this.#similar(input as InputOf<StyleMap['getSimilarItems']>);
    if (name === 'get_filters') return this.#filters();
    const { item_id, rating } = input as { item_id: string; rating?: number };
    if (rating === undefined) {
      this.said.delete(item_id);
      return { item_id, ratings_left: this.said.size };
    }
    this.said.set(item_id, rating);
    return this.#rated(item_id, rating, (input as { reasons?: [] }).reasons ?? []);
  }

  view({ viewport = WORLD, zoom = 0, filters: wanted = {}, limit = 24 }: ViewInput): View {
    const inside = this.#pieces.filter((piece) => isIn(piece, viewport) && meets(piece, wanted));
    const side = Math.ceil(Math.sqrt(limit));
    const cells = new Map<number, Piece[]>();
    for (const piece of inside) {
      const column = Math.floor(((piece.x - viewport.x_min) / (viewport.x_max - viewport.x_min)) * side);
      const row = Math.floor(((piece.y - viewport.y_min) / (viewport.y_max - viewport.y_min)) * side);
      cells.set(row * side + column, [...(cells.get(row * side + column) ?? []), piece]);
    }
    const chosen: Piece[] = [];
    for (let turn = 0; chosen.length < Math.min(limit, inside.length); turn++)
      for (const cell of cells.values()) {
        const piece = cell[turn];
        if (piece && chosen.length < limit) chosen.push(piece);
      }
    return {
      map_version: 3,
      viewport,
      zoom,
      items: chosen.map((piece) => this.#item(piece)),
      clusters: this.#clusters(inside, zoom),
      total: inside.length,
      total_is_estimate: false,
      hidden_count: inside.length - chosen.length,
      picture: null,
      notes: [],
    };
  }

  #clusters(pieces: readonly Piece[], zoom: number): MapCluster[] {
    const groups = new Map<string, Piece[]>();
    for (const piece of pieces) {
      const name = zoom < 2 ? piece.kind : `${piece.colour} ${piece.kind}`;
      groups.set(name, [...(groups.get(name) ?? []), piece]);
    }
    return [...groups]
      .sort(([, a], [, b]) => b.length - a.length)
      .slice(0, 40)
      .map(([label, members]) => this.#cluster(label, members, zoom));
  }

  #cluster(label: string, members: readonly Piece[], zoom: number): MapCluster {
    const middle = (of: (piece: Piece) => number): number =>
      members.reduce((sum, piece) => sum + of(piece), 0) / members.length;
    const [x, y] = [middle((piece) => piece.x), middle((piece) => piece.y)];
    const reach = zoom < 2 ? 0.11 : 0.04;
    const prices = members.map(({ priceMinor }) => priceMinor).sort((a, b) => a - b);
    const typical = members[0] as Piece;
    const money = (amount_minor = 0): MapItem['price_from'] => ({ amount_minor, currency: 'EUR' });
    const at = (value: number): number => Math.min(1, Math.max(0, value));
    return {
      cluster_id: `clu_${createHash('sha256').update(label).digest('hex').slice(0, 12)}`,
      label,
      count: members.length,
      x,
      y,
      price_from: money(prices[0]),
      price_to: money(prices.at(-1)),
      typical_item_id: typical.id,
      typical_title: typical.title,
      picture: this.#picture(typical),
      opens: { x_min: at(x - reach), y_min: at(y - reach), x_max: at(x + reach), y_max: at(y + reach) },
      opens_zoom: zoom < 2 ? 2 : 4,
    };
  }

  #similar({ item_id, mode = 'similar', limit = 12 }: InputOf<StyleMap['getSimilarItems']>): object {
    const start = this.#piece(item_id);
    const fits: Readonly<Record<string, (piece: Piece) => boolean>> = {
      similar: ({ kind }) => kind === start.kind,
      goes_with: ({ slot, colour }) => slot !== start.slot && colour === start.colour,
      cheaper: ({ kind, priceMinor }) => kind === start.kind && priceMinor < start.priceMinor,
      other_colour: ({ kind, colour }) => kind === start.kind && colour !== start.colour,
    };
    const away = ({ x, y }: Piece): number => Math.hypot(x - start.x, y - start.y);
    const found = this.#pieces
      .filter((piece) => piece.id !== item_id && this.said.get(piece.id) !== -1 && fits[mode]?.(piece))
      .sort((a, b) => away(a) - away(b))
      .slice(0, limit);
    return {
      item_id,
      mode,
      items: found.map((piece) => ({ ...this.#item(piece), why: [`also ${piece.colour}`] })),
      notes: [],
    };
  }

  #filters(): object {
    const facet = (of: (piece: Piece) => string): object[] => {
      const counts = new Map<string, number>();
      for (const piece of this.#pieces) counts.set(of(piece), (counts.get(of(piece)) ?? 0) + 1);
      return [...counts].sort((a, b) => b[1] - a[1]).map(([value, count]) => ({ value, count }));
    };
    const limits = [2_500, 5_000, 10_000, 20_000, null];
    return {
      total: this.#pieces.length,
      total_is_minimum: false,
      understood: [],
      facets: {
        categories: [],
        brands: [],
        colours: [],
        sizes: [],
        kinds: facet(({ kind }) => GARMENTS[kind]),
        slots: facet(({ slot }) => slot),
        colour_families: facet(({ colour }) => colour),
        prices: limits.map((below_minor, i) => ({
          currency: 'EUR',
          from_minor: limits[i - 1] ?? 0,
          below_minor,
          count: 10,
        })),
      },
    };
  }

  #rated(item_id: string, rating: number, reasons: string[]): object {
    const { title, priceMinor, colour } = this.#piece(item_id);
    return {
      rating: {
        item_id,
        title,
        price_from: { amount_minor: priceMinor, currency: 'EUR' },
        picture: null,
        rating,
        reasons,
        rated_at: '2026-11-28T12:00:00.000Z',
      },
      changes: [rating === 1 ? `More ${colour} will be shown.` : `Less ${colour} will be shown.`],
    };
  }

  #piece(id: string): Piece {
    const piece = this.#pieces.find((one) => one.id === id);
    if (!piece) throw new Error(`There is no piece ${id}`);
    return piece;
  }

  #item(piece: Piece): MapItem {
    const liked = this.#pieces.filter(({ id }) => this.said.get(id) === 1);
    const fits = liked.some(({ colour }) => colour === piece.colour) ? 0.3 : 0;
    return {
      item_id: piece.id,
      title: piece.title,
      brand: piece.brand,
      merchant: piece.merchant,
      price_from: { amount_minor: piece.priceMinor, currency: 'EUR' },
      in_stock: piece.isInStock,
      link: `https://shop.example/${piece.id}`,
      picture: this.#picture(piece),
      x: piece.x,
      y: piece.y,
      score: this.said.size === 0 ? null : 0.45 + fits,
      rating: this.said.get(piece.id) ?? null,
      why: [`${piece.colour} ${piece.kind}`],
    };
  }

  /** The address says what to draw, where a real one says nothing. */
  #picture({ id, kind, colour }: Piece): string {
    const drawn = `${Object.keys(KINDS).indexOf(kind)}${COLOURS.findIndex((one) => one === colour)}`.padStart(4, '0');
    return `${this.#origin}/pictures/pic_${drawn}${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
  }
}

const isIn = ({ x, y }: Piece, box: Box): boolean =>
  x >= box.x_min && x <= box.x_max && y >= box.y_min && y <= box.y_max;

function meets(piece: Piece, wanted: Filters): boolean {
  const { department, slots, kinds, colour_families, price_max_minor, in_stock, in_my_size } = wanted;
  return (
    (department === undefined || piece.department === department || piece.department === 'unisex') &&
    (slots === undefined || slots.includes(piece.slot)) &&
    (kinds === undefined || kinds.includes(GARMENTS[piece.kind])) &&
    (colour_families === undefined || colour_families.includes(piece.colour)) &&
    (price_max_minor === undefined || piece.priceMinor <= price_max_minor) &&
    (in_stock !== true || piece.isInStock) &&
    // Nobody here has told their size, so nothing is known to be in it.
    in_my_size !== true
  );
}
