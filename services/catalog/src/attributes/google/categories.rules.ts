import { type Kind, KINDS } from '../kinds/kinds.rules.ts';
import { rowsOf } from '../lexicon.rules.ts';
import { ACCESSORY_CATEGORIES } from './accessory-categories.rules.ts';
import { CLOTHING_CATEGORIES } from './clothing-categories.rules.ts';

/** Kinds that categories stand for; those below a category have its kind where they have none of their own. */
const KINDS_OF_CATEGORIES = `
top           | 212 5410
dress         | 2271 5424
evening_gown  | 5330
wedding_dress | 5329
jumpsuit      | 5250
playsuit      | 5411
dungarees     | 7132
trousers      | 204 5514 3951 5552 7003 5408 5674 7281 7236 5484 6914
shorts        | 207 3188 5378 5379
leggings      | 3729
skirt         | 1581
mini_skirt    | 2331
skort         | 5344
outerwear     | 203 5425
jacket        | 6006 2396
vest          | 1831 5461
clothing_set  | 7313 5622
loungewear    | 208
nightdress    | 5513
pyjamas       | 2580 5412
robe          | 2302
suit          | 1594
tuxedo        | 1580
swimsuit      | 211 5409
saree         | 8248
dirndl        | 6031
kimono        | 5343 5676 5673
jersey_shirt  | 3455
underwear     | 213 2562 1772 5621
bra           | 214
tights        | 215
thermals      | 1807
petticoat     | 2963 5834
shapewear     | 1578
socks         | 209 5423 5685
undershirt    | 2745
garter        | 2160 1675
accessories   | 167 5122
gloves        | 170 5942 5624 3246 499816 3084 8200
beanie        | 1786 6238
belt          | 169 5623 5687
cufflinks     | 193
pocket_square | 5207
hair_accessory| 171
headband      | 1662
hat           | 173 2020 5625 5426
leg_warmers   | 5941
tie           | 176
scarf         | 177 168 7230 499972
sunglasses    | 178
suspenders    | 179
tie_clip      | 180 6984
wristband     | 1893
keyring       | 175 6277
bag           | 6551 3032 5181 5608
wallet        | 2668 6169 6170 6460
jewellery     | 188
anklet        | 189
bracelet      | 191
brooch        | 197
pendant       | 192
earrings      | 194
jewellery_set | 6463
necklace      | 196
ring          | 200
watch_strap   | 5123
watch         | 201
shoe_care     | 1933
shoe_laces    | 1856
shoes         | 187 5387
backpack      | 100
laptop_bag    | 101
messenger_bag | 106
waist_bag     | 104
pouch         | 108
travel_bag    | 103 107
umbrella      | 4358
`;

/** A category of the published taxonomy. */
export interface Category {
  readonly id: number;
  readonly name: string;
  readonly parent: number | null;
}

const CATEGORIES = new Map<number, Category>();
const BY_PATH = new Map<string, Category>();
const KIND_BY_ID = new Map<number, Kind>();

const pathOf = (steps: readonly string[]): string => steps.map((step) => step.toLowerCase()).join(' > ');

for (const table of [CLOTHING_CATEGORIES, ACCESSORY_CATEGORIES]) readTree(table);
for (const [name = '', ids = ''] of rowsOf(KINDS_OF_CATEGORIES, 2)) {
  const kind = KINDS.get(name);
  if (kind === undefined) throw new Error(`There is no kind ${name}`);
  for (const id of ids.split(' ')) KIND_BY_ID.set(Number(id), kind);
}

/** Paths of the taxonomy have seven at most; shops' own ones a few more. */
const MOST_STEPS = 12;

/** What a feed's category says: an id, a path, or a path of which the end is not in the taxonomy. */
export interface ReadCategory {
  readonly id: number | null;
  readonly name: string;
  readonly kind: Kind | null;
  /** Steps of the path that the taxonomy does not have, in the merchant's words. */
  readonly rest: readonly string[];
}

/** Reads `212`, `Apparel & Accessories > Clothing > Dresses` or a longer, older or own path. */
export function readCategory(text: string): ReadCategory {
  const [, number] = /^\s*([1-9]\d{0,5})(?:\s*-.*)?\s*$/.exec(text) ?? [];
  if (number !== undefined) {
    const id = Number(number);
    return { id, name: CATEGORIES.get(id)?.name ?? number, kind: kindOfCategory(id), rest: [] };
  }
  const steps = text.split('>', MOST_STEPS).map((step) => step.trim());
  for (let length = steps.length; length > 0; length--) {
    const category = BY_PATH.get(pathOf(steps.slice(0, length)));
    if (category)
      return { id: category.id, name: category.name, kind: kindOfCategory(category.id), rest: steps.slice(length) };
  }
  return { id: null, name: steps.at(-1) ?? '', kind: null, rest: steps };
}

/** Whether a category is one of babies' and toddlers' clothes. */
export function isForBabies(id: number): boolean {
  for (let at: number | null = id; at !== null; at = CATEGORIES.get(at)?.parent ?? null)
    if (at === BABY_CLOTHING || at === BABY_ACCESSORIES) return true;
  return false;
}

const BABY_CLOTHING = 182;
const BABY_ACCESSORIES = 5422;

function kindOfCategory(id: number): Kind | null {
  for (let at: number | null = id; at !== null; at = CATEGORIES.get(at)?.parent ?? null) {
    const kind = KIND_BY_ID.get(at);
    if (kind) return kind;
  }
  return null;
}

function readTree(table: string): void {
  const open: { category: Category; step: string }[] = [];
  for (const line of table.split('\n')) {
    const [, indent = '', id = '', name = ''] = /^( *)(\d+) (.+)$/.exec(line) ?? [];
    if (id === '') continue;
    open.length = indent.length / 2;
    const category = { id: Number(id), name, parent: open.at(-1)?.category.id ?? null };
    open.push({ category, step: name });
    CATEGORIES.set(category.id, category);
    BY_PATH.set(pathOf(open.map(({ step }) => step)), category);
  }
}
