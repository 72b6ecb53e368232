import type { FeedProduct } from '../../feeds/feed-reader.ts';
import type { Attribute, Slot } from '../attributes.rules.ts';
import type { ReadCategory } from '../google/categories.rules.ts';
import { kindOf } from '../kind-of.rules.ts';
import type { Kind } from '../kinds/kinds.rules.ts';
import { fieldOf, type Text, type Texts } from '../texts.rules.ts';
import { ground } from './ground.rules.ts';

/** Collective words of one slot that merchants use for things of another: a hoodie among jackets, socks among underwear. */
const COVERED: Partial<Record<Slot, readonly Slot[]>> = {
  outerwear: ['top'],
  underwear: ['hosiery', 'sleepwear', 'swimwear'],
  accessory: ['bag', 'jewellery', 'hosiery'],
  jewellery: ['accessory'],
};
/** Slots in which the things have little in common: a more exact word corrects only a collective one. */
const MIXED = new Set<Slot>(['accessory', 'jewellery', 'bag', 'beauty', 'other']);

/**
 * The kind, and the slot that goes with it. The most trusted text decides what sort of thing it is, the others may only say it
 * more exactly: `Shirts & Tops` and the title `Silk Blouse` give a blouse.
 */
export function deriveKind(
  product: Pick<FeedProduct, 'productType'>,
  category: ReadCategory | null,
  texts: Texts,
): { kind: Attribute<Kind> | null; slot: Attribute<Slot> | null } {
  const kind = withoutOutvoted(candidates(product, category, texts)).reduce<Attribute<Kind> | null>(
    (chosen, next) => (chosen === null || refines(chosen.value, next.value) ? next : chosen),
    null,
  );
  return { kind, slot: kind && { ...kind, value: kind.value.slot } };
}

function candidates(
  { productType }: Pick<FeedProduct, 'productType'>,
  category: ReadCategory | null,
  texts: Texts,
): Attribute<Kind>[] {
  const found: (Attribute<Kind> | null)[] = [];
  if (category?.kind)
    found.push({
      value: category.kind,
      source: 'stated',
      from: ground('category', `${category.id ?? ''} ${category.name}`.trim()),
    });
  const rest = category?.rest.at(-1);
  if (rest) found.push(read({ ...fieldOf('category', rest) }, texts, 'stated'));
  if (productType !== null) found.push(read(texts.type, texts, 'stated'));
  found.push(read(texts.title, texts, 'derived') ?? read(texts.wholeTitle, texts, 'derived'));
  const sure = found.filter((one) => one !== null);
  const tags = read(texts.tags, texts, 'derived');
  return tags && (sure.length === 0 || sure.every(({ value }) => value.isGeneral)) ? [...sure, tags] : sure;
}

/** A collective word of the most trusted text counts no more when the two next agree on another slot: a trench among shirts. */
function withoutOutvoted(found: readonly Attribute<Kind>[]): readonly Attribute<Kind>[] {
  const [first, second, third] = found;
  const isOutvoted =
    first?.value.isGeneral === true &&
    second?.value.slot === third?.value.slot &&
    second?.value.slot !== first.value.slot;
  return isOutvoted && second ? found.slice(1) : found;
}

function read(text: Text, { language }: Texts, source: 'stated' | 'derived'): Attribute<Kind> | null {
  const found = kindOf(text.words, language);
  return found && { value: found.kind, source, from: ground(text.place, found.words) };
}

function refines(chosen: Kind, next: Kind): boolean {
  if (next.isGeneral || next.name === chosen.name) return false;
  if (chosen.isGeneral) return next.slot === chosen.slot || COVERED[chosen.slot]?.includes(next.slot) === true;
  return next.slot === chosen.slot && !MIXED.has(next.slot);
}
