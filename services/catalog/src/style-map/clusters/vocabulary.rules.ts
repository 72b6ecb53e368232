import { COLOUR_FAMILIES, OCCASIONS, PATTERNS, SEASONS, SLOTS } from '../../attributes/attributes.rules.ts';
import { MATERIALS_BY_NAME } from '../../attributes/features/materials.rules.ts';
import { KINDS } from '../../attributes/kinds/kinds.rules.ts';

/** What clusters are told apart and named by. */
export type TokenName =
  'kind' | 'slot' | 'department' | 'colour_family' | 'pattern' | 'material' | 'occasion' | 'season';

export interface Token {
  readonly name: TokenName;
  readonly value: string;
}

/** What the tokens of a slot are called together. */
const SLOT_NOUNS: Readonly<Record<string, string>> = {
  top: 'tops',
  bottom: 'trousers and skirts',
  one_piece: 'dresses and suits',
  outerwear: 'outerwear',
  shoes: 'shoes',
  bag: 'bags',
  accessory: 'accessories',
  jewellery: 'jewellery',
  hosiery: 'hosiery',
  underwear: 'underwear',
  swimwear: 'swimwear',
  sleepwear: 'sleepwear',
  beauty: 'beauty',
  other: 'other items',
};

/** Kinds whose name is not made by the rules of `nounOf`. */
const KIND_NOUNS: Readonly<Record<string, string>> = {
  t_shirt: 'T-shirts',
  scarf: 'scarves',
  waist_bag: 'waist bags',
  saree: 'sarees',
  cover_up: 'beach cover-ups',
  jersey_shirt: 'sports jerseys',
  sports_gear: 'sports gear',
  ball: 'balls',
  lip_makeup: 'lip make-up',
  eye_makeup: 'eye make-up',
  face_makeup: 'face make-up',
  makeup_remover: 'make-up removers',
  home_decor: 'home decor',
  shoe_care: 'shoe care',
  swim_trunks: 'swim trunks',
};

/** The last word of kinds that have no plural. */
const MASS_NOUNS: ReadonlySet<string> = new Set(
  'knitwear outerwear underwear swimwear sleepwear loungewear shapewear jewellery care hosiery gear'.split(' '),
);

const MODIFIERS: Readonly<Partial<Record<TokenName, Readonly<Record<string, string>>>>> = {
  department: { women: "women's", men: "men's", kids: "kids'" },
  colour_family: { multicolour: 'multicoloured' },
  pattern: { animal: 'animal print', colour_block: 'colour-block' },
  occasion: {
    office: 'office',
    evening: 'evening',
    wedding: 'wedding',
    sport: 'sports',
    beach: 'beach',
    lounge: 'lounge',
    outdoor: 'outdoor',
    ethnic: 'ethnic',
  },
};

/** What is said after "often", where it is not the modifier. */
const OFTEN: Readonly<Partial<Record<TokenName, Readonly<Record<string, string>>>>> = {
  department: { women: 'for women', men: 'for men', kids: 'for kids' },
  season: { spring: 'for spring', summer: 'for summer', autumn: 'for autumn', winter: 'for winter' },
  occasion: {
    office: 'for the office',
    evening: 'for the evening',
    wedding: 'for weddings',
    sport: 'for sport',
    beach: 'for the beach',
    lounge: 'for lounging',
    outdoor: 'for the outdoors',
  },
};

const VALUES: Readonly<Record<TokenName, { has: (value: string) => boolean }>> = {
  kind: KINDS,
  slot: new Set<string>(SLOTS),
  department: new Set(['women', 'men', 'unisex', 'kids']),
  colour_family: new Set<string>(COLOUR_FAMILIES),
  pattern: new Set<string>(PATTERNS),
  material: MATERIALS_BY_NAME,
  occasion: new Set<string>(OCCASIONS),
  season: new Set<string>(SEASONS),
};

/** Whether the value is one of our own tables. */
export const isKnownToken = ({ name, value }: Token): boolean => VALUES[name].has(value);

const spaced = (value: string): string => value.replaceAll('_', ' ');

/** What the items of a kind or slot are called: `sneakers`, `T-shirts`, `knitwear`. */
export function nounOf({ name, value }: Token): string {
  if (name === 'slot') return SLOT_NOUNS[value] ?? spaced(value);
  const known = KIND_NOUNS[value];
  if (known !== undefined) return known;
  const words = spaced(value);
  const last = words.split(' ').at(-1) ?? words;
  if (MASS_NOUNS.has(last) || (last.endsWith('s') && !last.endsWith('ss'))) return words;
  if (/(?:ss|x|ch|sh)$/.test(last)) return `${words}es`;
  if (/[^aeiou]y$/.test(last)) return `${words.slice(0, -1)}ies`;
  return `${words}s`;
}

/** What is put before a noun for the token, undefined where it would say nothing: `women's`, `striped`, `navy`. */
export function modifierOf({ name, value }: Token): string | undefined {
  if (name === 'kind' || name === 'slot') return undefined;
  if (name === 'department' || name === 'occasion') return MODIFIERS[name]?.[value];
  return MODIFIERS[name]?.[value] ?? spaced(value);
}

/** What is said of a token after "often": `navy`, `for men`; empty where `modifierOf` has nothing. */
export const oftenOf = (token: Token): string => OFTEN[token.name]?.[token.value] ?? modifierOf(token) ?? '';
