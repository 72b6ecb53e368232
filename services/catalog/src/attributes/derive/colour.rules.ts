import type { FeedProduct } from '../../feeds/feed-reader.ts';
import type { Attribute, Colour } from '../attributes.rules.ts';
import { coloursIn, MOST_COLOURS } from '../colours/colours-of.rules.ts';
import type { Kind } from '../kinds/kinds.rules.ts';
import { fieldOf, type Texts } from '../texts.rules.ts';
import { firstOf, some, stated } from './ground.rules.ts';

/** Variants beyond these bring no new colour that would be kept. */
const MOST_VALUES = 24;
/** Colour words in their names speak of a scent, a skin or a bottle. */
const COLOURLESS = new Set('perfume deodorant skin_care body_care hair_care gift_set makeup_remover'.split(' '));
/** Tags of more colours than this are tags of a collection. */
const MOST_TAGGED = 2;

/** The colours that the variants have, else those the title or the tags name. */
export function deriveColours(
  variants: FeedProduct['variants'],
  texts: Texts,
  kind: Kind | null,
): Attribute<readonly Colour[]> | null {
  const values = [...new Set(variants.flatMap(({ colour }) => colour ?? []))].slice(0, MOST_VALUES);
  const colours = new Map<string, Colour>();
  for (const value of values)
    for (const colour of coloursIn(fieldOf('colour', value).parts, texts.language, 'field'))
      if (!colours.has(colour.name)) colours.set(colour.name, colour);
  if (colours.size > 0) return stated([...colours.values()].slice(0, MOST_COLOURS), 'colour', values.join(', '));
  if (kind !== null && COLOURLESS.has(kind.name)) return null;
  return firstOf([texts.title, texts.tags], (text) => {
    const found = coloursIn(text.parts, texts.language, 'title');
    return text === texts.tags && found.length > MOST_TAGGED ? null : some(found);
  });
}
