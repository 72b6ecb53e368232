import { COLOUR_FAMILIES } from '../../../attributes/attributes.rules.ts';
import { SHADES } from '../../../attributes/colours/colours.rules.ts';
import { distanceOf, type OkLab, okLabOfLch } from '../../../attributes/colours/oklch.rules.ts';
import type { FeatureColour } from '../item-features.rules.ts';

/** Distance in OKLab at which a colour counts 0.6 as an anchor's. */
const WIDTH = 0.12;
/** What the name of the family counts against what the eye sees: gold and mustard look alike, and are not. */
const BY_NAME = 0.35;

/** The first shade of every family stands for it; multicolour has none. */
const ANCHORS: readonly (OkLab | null)[] = COLOUR_FAMILIES.map((family) => {
  const lch = SHADES.find((shade) => shade.family === family)?.lch;
  return lch ? okLabOfLch(lch) : null;
});

/** An axis for each colour family; a colour between two lies between their axes. Of unit length, zero without a colour. */
export function colourBlock(colours: readonly FeatureColour[]): number[] {
  const values = COLOUR_FAMILIES.map(() => 0);
  colours.forEach((colour, rank) => {
    const weight = colour.share ?? 1 / (rank + 1);
    softly(colour).forEach((value, at) => (values[at] = (values[at] ?? 0) + weight * value));
  });
  const length = Math.hypot(...values);
  return length === 0 ? values : values.map((value) => value / length);
}

function softly({ family, oklch }: FeatureColour): number[] {
  const named = COLOUR_FAMILIES.map((each) => Number(each === family));
  if (oklch === null) return named;
  const seen = okLabOfLch(oklch);
  const near = ANCHORS.map((anchor) => (anchor ? Math.exp(-(distanceOf(seen, anchor) ** 2) / (2 * WIDTH ** 2)) : 0));
  const sum = near.reduce((total, value) => total + value, 0);
  if (sum === 0) return named;
  return named.map((value, at) => BY_NAME * value + (1 - BY_NAME) * ((near[at] ?? 0) / sum));
}
