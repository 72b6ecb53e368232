import type { OutputOf, profile } from '#libs/contracts';
import type { SizeKeys } from '../question/search-question.ts';
import { wearableKeys } from './size.rules.ts';
import { term, UNKNOWN } from '../question/terms.rules.ts';
import { allOf, anyOf, lexeme } from '../question/tsquery.rules.ts';

type Sizes = Pick<OutputOf<typeof profile.getProfile>, 'sizes' | 'department'>;

/** Where on the body a size of the profile is for. */
const SLOT_OF = { top: 'top', bottom: 'bottom', dress: 'one_piece', outerwear: 'outerwear', shoes: 'shoes' } as const;

/** What fits a person: as a `tsquery` on products, and as keys that a variant must have one of. */
export interface Fitting {
  readonly match: string;
  readonly sizeKeys: SizeKeys;
  /** Garments of which no size is known; they are left out. */
  readonly without: readonly string[];
}

/** Every garment in its own size; what comes in one size fits everybody. Undefined when no size can be read. */
export function fitting({ sizes, department }: Sizes): Fitting | undefined {
  const keysBySlot = new Map<string, string[]>();
  for (const { garment, system, value } of sizes) {
    const slot = SLOT_OF[garment];
    const written = system === 'uk' || system === 'us' || system === 'eu' ? `${system} ${value}` : value;
    const keys = wearableKeys(written, { slot, department });
    if (keys.length > 0) keysBySlot.set(slot, [...(keysBySlot.get(slot) ?? []), ...keys]);
  }
  if (keysBySlot.size === 0) return undefined;
  const sized = (keys: readonly string[]): string | undefined => anyOf(keys.map((key) => lexeme(term.size(key))));
  const all = [...new Set([...keysBySlot.values()].flat())];
  const bySlot = [...keysBySlot].map(([slot, keys]) => allOf([lexeme(term.slot(slot)), sized(keys)]));
  // Of what is not known to be worn anywhere in particular, any of the sizes may be meant.
  const unknown = allOf([lexeme(term.slot(UNKNOWN)), sized(all)]);
  return {
    match: anyOf([...bySlot, unknown, lexeme(term.size('any'))]) ?? '',
    sizeKeys: { keys: [...all, 'any'], bySlot: [...keysBySlot].map(([slot, keys]) => [slot, [...keys, 'any']]) },
    without: Object.entries(SLOT_OF).flatMap(([garment, slot]) => (keysBySlot.has(slot) ? [] : [garment])),
  };
}
