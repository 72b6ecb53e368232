import { isKnownToken, type Token, type TokenName } from './vocabulary.rules.ts';

/** Values of an item that clusters are told apart and named by. */
export type TokenValues = Readonly<Partial<Record<TokenName, readonly string[]>>>;

/**
 * What of an item's values it is told apart and named by. Of its colours and materials the main one, which comes first: that is what is
 * seen and felt. A season only where it is for one half of the year: what goes all year round is no spring thing.
 */
export const tokenValuesOf = ({
  kind = [],
  slot = [],
  department = [],
  colour_family: colours = [],
  pattern = [],
  material: materials = [],
  occasion = [],
  season: seasons = [],
}: TokenValues): TokenValues => ({
  kind,
  slot,
  department,
  colour_family: colours.slice(0, 1),
  pattern,
  material: materials.slice(0, 1),
  occasion,
  season: HALVES.flatMap(({ name, has }) =>
    seasons.includes(name) && seasons.every((one) => has.has(one)) ? name : [],
  ),
});

const HALVES = [
  { name: 'summer', has: new Set<string>(['spring', 'summer']) },
  { name: 'winter', has: new Set<string>(['autumn', 'winter']) },
] as const satisfies readonly { name: string; has: ReadonlySet<string> }[];

/** Of one item; more of them say nothing more. */
const MOST_OF_ITEM = 24;

/**
 * The tokens of many items as numbers, item after item. Only values of our own vocabulary become tokens: what a feed calls a thing
 * never comes to a label.
 */
export class ItemTokens {
  readonly tokens: Token[] = [];
  private readonly numbers = new Map<string, number>();
  private values: Uint16Array;
  private readonly ends: Uint32Array;
  private count = 0;

  constructor(rows: number) {
    this.ends = new Uint32Array(rows);
    this.values = new Uint16Array(Math.max(64, rows * 8));
  }

  /** Adds the next item. */
  add(values: TokenValues): void {
    let at = this.startOf(this.count);
    if (at + MOST_OF_ITEM > this.values.length) this.values = doubled(this.values);
    const most = at + MOST_OF_ITEM;
    for (const [name, list] of Object.entries(values) as [TokenName, readonly string[]][])
      for (const value of list) {
        const number = this.numberOf({ name, value });
        if (number !== undefined && at < most) this.values[at++] = number;
      }
    this.ends[this.count++] = at;
  }

  /** Token numbers of a row, as in `tokens`. */
  of(row: number): Uint16Array {
    return this.values.subarray(this.startOf(row), this.ends[row]);
  }

  private startOf(row: number): number {
    return row === 0 ? 0 : (this.ends[row - 1] ?? 0);
  }

  private numberOf(token: Token): number | undefined {
    if (!isKnownToken(token)) return undefined;
    const key = `${token.name}=${token.value}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.tokens.length);
    return this.tokens.push(token) - 1;
  }
}

function doubled(values: Uint16Array): Uint16Array {
  const larger = new Uint16Array(values.length * 2);
  larger.set(values);
  return larger;
}
