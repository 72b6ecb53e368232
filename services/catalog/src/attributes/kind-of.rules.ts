import { type Kind, KIND_WORDS } from './kinds/kinds.rules.ts';
import type { Found } from './lexicon.rules.ts';
import type { Language } from './words.rules.ts';

/** A kind and the words it was found by. */
export interface FoundKind {
  readonly kind: Kind;
  readonly words: string;
}

/** What follows says what the thing has, is for or is made of: `dress with belt`, `rain cover for backpacks`. */
const CUTS = new Set(
  ', ; : | ( ) / - ! with w in for by from of featuring plus mit fur aus von im zu und avec pour en sans con para per senza ohne without da di de del'.split(
    ' ',
  ),
);
const HEAD_FIRST = new Set<Language>(['fr', 'es', 'it']);

/**
 * The kind that a name speaks of. The head noun decides: the last in English and German (`shirt dress`), the first in French,
 * Spanish and Italian; of parts with a preposition or a sign between them, the first that has one.
 */
export function kindOf(tokens: readonly string[], language: Language): FoundKind | null {
  const found = KIND_WORDS.findAll(tokens, language);
  const strong = found.filter(({ isWeak }) => !isWeak);
  const head = headOf(strong.length > 0 ? strong : found, tokens, language);
  return head === undefined ? null : { kind: head.value, words: tokens.slice(head.start, head.end).join(' ') };
}

function headOf(found: readonly Found<Kind>[], tokens: readonly string[], language: Language): Found<Kind> | undefined {
  const [first] = found;
  if (first === undefined || HEAD_FIRST.has(language)) return first;
  let head = first;
  for (const next of found) {
    if (next === first) continue;
    for (let at = head.end; at < next.start; at++) if (CUTS.has(tokens[at] ?? '')) return head;
    head = next;
  }
  return head;
}
