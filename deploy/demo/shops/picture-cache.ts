import { productsOf, type DemoColour, type DemoProduct } from '../catalog.ts';
import { MERCHANTS, type DemoMerchant } from '../merchants.ts';
import { picturePng } from '../pictures/garment-picture.ts';

/** About 40 MB of pictures. */
const MOST_KEPT = 250;
/** Drawing takes a processor for some 100 ms: the rest waits for its turn. */
const AT_ONCE = 2;

/** Draws pictures when somebody asks for them and keeps the ones asked for last. */
export class PictureCache {
  readonly #draw: (colour: DemoColour) => Promise<Buffer>;
  readonly #most: number;
  readonly #kept = new Map<string, Promise<Buffer>>();
  readonly #waiting: (() => void)[] = [];
  #drawing = 0;

  constructor(draw = (colour: DemoColour): Promise<Buffer> => picturePng(colour.look), most = MOST_KEPT) {
    this.#draw = draw;
    this.#most = most;
  }

  get(name: string, colour: DemoColour): Promise<Buffer> {
    const known = this.#kept.get(name);
    this.#kept.delete(name);
    const picture = known ?? this.#inTurn(colour);
    this.#kept.set(name, picture);
    picture.catch(() => this.#kept.delete(name));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
    return picture;
  }

  async #inTurn(colour: DemoColour): Promise<Buffer> {
    if (this.#drawing >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#drawing++;
    try {
      return await this.#draw(colour);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#drawing--;
      else next();
    }
  }
}

interface Shelf {
  products: ReadonlyMap<string, DemoProduct>;
  pictures: ReadonlyMap<string, DemoColour>;
}

/** What each shop has, by the names its addresses use. */
export const SHELVES: ReadonlyMap<string, Shelf & { merchant: DemoMerchant }> = new Map(
  MERCHANTS.map((merchant) => {
    const products = productsOf(merchant);
    const shelf = {
      merchant,
      products: new Map(products.map((product) => [product.handle, product])),
      pictures: new Map(
        products.flatMap(({ handle, colours }) =>
          colours.map((colour): [string, DemoColour] => [`${handle}-${colour.slug}.png`, colour]),
        ),
      ),
    };
    return [merchant.slug, shelf];
  }),
);
