import { folded } from '../words/lexicon.rules.ts';

/**
 * Sizes as one set of keys, however they are written. Two writings mean the same size when they share a key:
 * `l:M` a letter, `n:38` a European number of clothes, `w:32` and `w:32/34` waist and length in inches, `e:41.5` a European shoe, `any` one size.
 */

/** What is needed to read a size: the same number means other things for shoes, women and men. */
export interface SizeContext {
  readonly slot: string | null;
  readonly department: string | null;
}

/** Letters beside European numbers; shops differ by one size, so that a conversion is told as such. */
const LETTERS: Readonly<Record<'women' | 'men', Readonly<Record<string, string>>>> = {
  women: { XXS: '32', XS: '34', S: '36', M: '38', L: '40', XL: '42', XXL: '44', XXXL: '46' },
  men: { XXS: '42', XS: '44', S: '46', M: '48', L: '50', XL: '52', XXL: '54', XXXL: '56' },
};

/** What is subtracted from a European number; Italian numbers of women's clothes are above it. */
const SYSTEMS = {
  clothes: { women: { uk: 28, us: 32, it: -4 }, men: { uk: 10, us: 10, it: 0 } },
  shoes: { women: { uk: 33, us: 31, it: 0 }, men: { uk: 34, us: 33, it: 0 } },
} as const;

/** Waists in inches. From the second number on, one for women is a European number. */
const WAISTS = { from: 24, women: 34, others: 40 } as const;

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:xxs|2xs|extra extra small)$/, 'XXS'],
  [/^(?:xs|x-small|extra small)$/, 'XS'],
  [/^(?:s|small|klein)$/, 'S'],
  [/^(?:m|medium|med|mittel)$/, 'M'],
  [/^(?:l|large|gross)$/, 'L'],
  [/^(?:xl|x-large|extra large)$/, 'XL'],
  [/^(?:xxl|2xl|xx-large|extra extra large)$/, 'XXL'],
  [/^(?:xxxl|3xl|xxx-large)$/, 'XXXL'],
];
const ONE_SIZE = /^(?:one size|onesize|os|o\/s|einheitsgrosse|free|free size|default title|tu|uni)$/;
const WAIST = /^w?\s*(\d{2})\s*(?:[/x]|\s+)\s*l?\s*(\d{2})$/;
const WAIST_ONLY = /^w\s*(\d{2})$/;
const SYSTEM = /^(eu|eur|de|it|fr|uk|gb|us)?\s*(\d{1,3}(?:[.,]5)?)\s*(eu|eur|de|it|fr|uk|gb|us)?$/;
const RANGE = /^(\d{2}(?:[.,]5)?)\s*[-–/]\s*(\d{2}(?:[.,]5)?)$/;

export const letterOf = (text: string): string | undefined =>
  NAMES.find(([name]) => name.test(text.toLowerCase()))?.[1];

/** Keys of one size as a shop or a person writes it; none when it cannot be read. */
export function sizeKeys(size: string, { slot, department }: SizeContext): string[] {
  const text = folded(size.trim());
  const isShoe = slot === 'shoes';
  if (ONE_SIZE.test(text)) return ['any'];
  const letter = letterOf(text);
  if (letter) return [`l:${letter}`];
  const waist = WAIST.exec(text);
  // Unmarked, a pair is one of waist and length for trousers only; of a dress it is from one size to the next.
  const canBeWaist = slot === null || slot === 'bottom' || (!isShoe && /[wlx]/.test(text));
  if (waist && canBeWaist && isWaist(Number(waist[1]), Number(waist[2])))
    return [`w:${waist[1]}`, `w:${waist[1]}/${waist[2]}`];
  const only = WAIST_ONLY.exec(text);
  if (only) return [`w:${only[1]}`];
  const range = RANGE.exec(text);
  if (range) return between(Number(decimal(range[1])), Number(decimal(range[2])), isShoe ? 'e' : 'n');
  const letters = text.split(/\s*[/-]\s*/).map((part) => letterOf(part));
  if (letters.length === 2 && letters.every((part) => part !== undefined)) return letters.map((part) => `l:${part}`);
  const number = SYSTEM.exec(text);
  if (!number) return [];
  const [value, system] = [Number(decimal(number[2])), number[1] ?? number[3]];
  const isWaistToo = slot === 'bottom' && (system ?? 'us') === 'us' && isWaistAlone(value, department);
  return [numberKey(value, system ?? 'eu', isShoe, department), ...(isWaistToo ? [`w:${value}`] : [])];
}

const isWaist = (waist: number, length: number): boolean => waist >= 22 && waist <= 46 && length >= 26 && length <= 38;
const isWaistAlone = (waist: number, department: string | null): boolean =>
  Number.isInteger(waist) && waist >= WAISTS.from && waist <= (department === 'women' ? WAISTS.women : WAISTS.others);
const decimal = (text = ''): string => text.replace(',', '.');

function between(from: number, to: number, prefix: string): string[] {
  if (to <= from || to - from > 6) return [];
  const keys: string[] = [];
  for (let at = from; at <= to; at++) keys.push(`${prefix}:${at}`);
  return keys;
}

function numberKey(value: number, system: string, isShoe: boolean, department: string | null): string {
  const sex = department === 'men' ? 'men' : 'women';
  const { uk, us, it } = (isShoe ? SYSTEMS.shoes : SYSTEMS.clothes)[sex];
  const added = new Map([
    ['uk', uk],
    ['gb', uk],
    ['us', us],
    ['it', it],
  ]).get(system);
  return `${isShoe ? 'e' : 'n'}:${value + (added ?? 0)}`;
}

/**
 * The keys a person's size may have in a shop: its own, and what the tables give for it (a letter for a number and the other way round).
 * `department` decides the table; unknown and unisex clothes are asked by both.
 */
export function wearableKeys(size: string, context: SizeContext): string[] {
  const own = sizeKeys(size, context);
  if (context.slot === 'shoes') return own;
  const sexes =
    context.department === 'men'
      ? (['men'] as const)
      : context.department === 'women'
        ? (['women'] as const)
        : (['women', 'men'] as const);
  const more = sexes.flatMap((sex) =>
    Object.entries(LETTERS[sex]).flatMap(([letter, number]) =>
      own.includes(`l:${letter}`) ? [`n:${number}`] : own.includes(`n:${number}`) ? [`l:${letter}`] : [],
    ),
  );
  return [...new Set([...own, ...more])];
}
