import type { Colour } from '../../attributes/attributes.rules.ts';
import { majorOf } from '../../search/words/minor-units.rules.ts';
import { titleWords } from './duplicates.rules.ts';

/** What of an item is compared. Prices are in minor units of its currency. */
export interface Compared {
  readonly title: string;
  readonly brand: string | null;
  readonly currency: string;
  readonly price_min: number;
  readonly kind: string | null;
  readonly colour_families: readonly string[];
  readonly shades: readonly Colour[];
  readonly materials: readonly string[];
  readonly pattern: string | null;
  readonly occasions: readonly string[];
}

const plain = (value: string): string => value.replaceAll('_', ' ');
const common = (a: readonly string[], b: readonly string[]): string[] => a.filter((value) => b.includes(value));

/** What two items have in common, as short reasons. */
export function sharedTraits(own: Compared, other: Compared): string[] {
  const colours = common(other.colour_families, own.colour_families);
  const materials = common(other.materials, own.materials);
  const [occasion] = common(other.occasions, own.occasions);
  return [
    ...(own.kind !== null && own.kind === other.kind ? [`also ${plain(own.kind)}`] : []),
    ...(colours.length > 0 ? [`same colour: ${colours.slice(0, 2).map(plain).join(', ')}`] : []),
    ...(materials.length > 0 ? [`same material: ${materials.slice(0, 2).map(plain).join(', ')}`] : []),
    ...(own.pattern !== null && own.pattern !== 'plain' && own.pattern === other.pattern
      ? [`same pattern: ${plain(own.pattern)}`]
      : []),
    ...(isSameBrand(own, other) ? ['same brand'] : []),
    ...(occasion === undefined ? [] : [`same occasion: ${plain(occasion)}`]),
  ];
}

/** `costs 12.00 EUR less (30 %)`; where currencies differ, what it costs in that of the item asked about, about. */
export function savingReason(own: Compared, other: Compared, otherInOwn: number): string {
  const saved = own.price_min - otherInOwn;
  const part = `${Math.round((100 * saved) / own.price_min)} %`;
  return own.currency === other.currency
    ? `costs ${majorOf(saved, own.currency)} ${own.currency} less (${part})`
    : `costs about ${majorOf(otherInOwn, own.currency)} ${own.currency}, ${part} less`;
}

/** Whether another item is the same kind of thing in a colour the first one does not come in. */
export const isOtherColour = (own: Compared, other: Compared): boolean =>
  own.kind !== null &&
  own.kind === other.kind &&
  own.colour_families.length > 0 &&
  other.colour_families.length > 0 &&
  common(own.colour_families, other.colour_families).length === 0;

/** `red instead of navy` */
export const otherColourReason = (own: Compared, other: Compared): string =>
  `${plain(other.colour_families[0] ?? '')} instead of ${plain(own.colour_families[0] ?? '')}`;

/** How much two items look like one article in two colours, from 0 to 1: words of their names apart from colours, and brand. */
export function sameArticle(own: Compared, other: Compared): number {
  const [a, b] = [titleWords(own.title), titleWords(other.title)];
  const shared = [...a].filter((word) => b.has(word)).length;
  const union = a.size + b.size - shared;
  return 0.65 * (union === 0 ? 0 : shared / union) + 0.35 * Number(isSameBrand(own, other));
}

/** Shops spell one brand in different cases. */
const isSameBrand = ({ brand: a }: Compared, { brand: b }: Compared): boolean =>
  a !== null && b !== null && a.trim().toLowerCase() === b.trim().toLowerCase();
