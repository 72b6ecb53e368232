import sharp from 'sharp';
import * as accessories from './accessories.ts';
import * as bags from './bags.ts';
import * as bottoms from './bottoms.ts';
import * as dresses from './dresses.ts';
import * as hats from './hats.ts';
import * as jackets from './jackets.ts';
import * as jewellery from './jewellery.ts';
import * as knits from './knits.ts';
import * as outerwear from './outerwear.ts';
import * as shirts from './shirts.ts';
import * as shoes from './shoes.ts';
import * as skirts from './skirts.ts';
import * as sneakersAndBoots from './sneakers-and-boots.ts';
import * as summerShoes from './summer-shoes.ts';
import * as travelBags from './travel-bags.ts';
import { Sketch, WIDTH, type Look } from './sketch.ts';

type Draw = (sketch: Sketch) => void;

const STANDS: Readonly<Record<string, Draw>> = { ...sneakersAndBoots, ...shoes, ...bags, ...travelBags };
/** Sandals are seen from above, espadrilles from the side. */
const { espadrilles, ...lying } = summerShoes;
const LIES: Readonly<Record<string, Draw>> = {
  ...shirts,
  ...knits,
  ...outerwear,
  ...jackets,
  ...bottoms,
  ...skirts,
  ...dresses,
  ...lying,
  ...hats,
  ...accessories,
  ...jewellery,
};

/** What stands on the ground; everything else hangs or lies. */
const STANDING: ReadonlyMap<string, Draw> = new Map([...Object.entries(STANDS), ['espadrilles', espadrilles]]);
const ALL: ReadonlyMap<string, Draw> = new Map([...Object.entries(LIES), ...STANDING]);

/** Every silhouette that can be drawn: the first word of a look's cut. */
export const SILHOUETTES: readonly string[] = [...ALL.keys()];

/** The garment as SVG of 900 × 1200. Throws when there is no such silhouette. */
export function pictureSvg(look: Look): string {
  const [name = ''] = look.cut.split(' ');
  const draw = ALL.get(name);
  if (draw === undefined) throw new Error(`Cannot draw "${look.cut}": the silhouettes are ${SILHOUETTES.join(', ')}`);
  const sketch = new Sketch(look);
  draw(sketch);
  return sketch.svg(STANDING.has(name));
}

/** The garment as PNG, `width` pixels wide and a third taller. */
export function picturePng(look: Look, width = WIDTH): Promise<Buffer> {
  // Drawn at the size that is asked for: a small picture costs little.
  return sharp(Buffer.from(pictureSvg(look)), { density: (72 * width) / WIDTH })
    .resize({ width })
    .png({ compressionLevel: 6 })
    .toBuffer();
}
