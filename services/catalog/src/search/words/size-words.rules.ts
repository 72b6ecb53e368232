import { letterOf } from '../sizes/size.rules.ts';

/** A size in a query, as it was written. */
export interface SizeWords {
  readonly value: string;
  readonly from: string;
}

const SIZE = '(\\d{1,2}(?:[.,]5)?(?:\\s*/\\s*\\d{2})?|[2-3]?x{0,3}[sml]|small|medium|large)';
const SYSTEM = '(?:eu|eur|de|uk|gb|us)';
const NAMED = new RegExp(
  `\\b(?:in\\s+)?(?:(?:size|sizes|gr\\.?|grosse|konfektionsgrosse|schuhgrosse)\\s*:?\\s*(?:in\\s+)?(${SYSTEM}\\s*)?${SIZE}|(${SYSTEM})\\s*${SIZE})(?![a-z0-9])`,
);
const WAIST = /\bw\s*(\d{2})\s*[/x,]?\s*l\s*(\d{2})\b|\b(\d{2})\s*[/x]\s*(\d{2})\b|\bw\s*(\d{2})\b/;
const IN = /\bin\s+((?:[2-3]?x{0,3}[sml])|(?:3[2-9]|4\d|5[0-8])(?:[.,]5)?)(?![a-z0-9])/;
const LETTERS = /(?:^|\s)([2-3]xl|x{1,3}[sl])(?=\s|$)/;
/** A letter or number that stands alone counts where a garment is named. */
const LAST = /\s([sml])$/;
const BARE = /(?:^|\s)(3[2-9]|4\d|5[0-8])(?=\s|$)/;

/** Finds a size in a folded query. `hasKind`: the query names a garment, so that a number alone can be its size. */
export function sizeWords(query: string, hasKind: boolean): SizeWords | undefined {
  const waist = WAIST.exec(query);
  if (waist) {
    const [from, w1, l1, w2, l2, only] = waist;
    const [w, l] = [w1 ?? w2, l1 ?? l2];
    return { value: w === undefined ? `W${only}` : `${w}/${l}`, from };
  }
  const named = NAMED.exec(query);
  if (named) {
    const system = (named[1] ?? named[3])?.trim();
    const value = named[2] ?? named[4] ?? '';
    return { value: `${system ? `${system.toUpperCase()} ` : ''}${written(value)}`, from: named[0].trim() };
  }
  const found = IN.exec(query) ?? LETTERS.exec(query) ?? (hasKind ? (LAST.exec(query) ?? BARE.exec(query)) : null);
  return found ? { value: written(found[1] ?? ''), from: found[0].trim() } : undefined;
}

const written = (value: string): string => letterOf(value) ?? value.replace(',', '.').replace(/\s/g, '');
