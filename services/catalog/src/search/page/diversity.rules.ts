/** A match among the best, with what makes it like another. */
export interface Match {
  readonly itemId: string;
  /** Its score; higher is better. */
  readonly score: number;
  readonly title: string;
  readonly brand: string | null;
  readonly kind: string | null;
  readonly inStock: boolean;
}

/** How much relevance counts against being new: 1 would be no diversity. */
const LAMBDA = 0.8;
/** More than any likeness can cost, so that what is sold out never comes before an equally good match in stock. */
const SOLD_OUT = 1;

/**
 * The same matches in an order in which one brand, kind or name does not fill the page: maximal marginal relevance, greedy, ties in the
 * order given. The same matches always come in the same order.
 *
 * Carbonell, J., Goldstein, J.: The use of MMR, diversity-based reranking for reordering documents and producing summaries. SIGIR 1998.
 */
export function diverse(matches: readonly Match[]): Match[] {
  const best = Math.max(...matches.map(({ score }) => score), Number.MIN_VALUE);
  const left = matches.map((match) => ({
    match,
    relevance: LAMBDA * (match.score / best - (match.inStock ? 0 : SOLD_OUT)),
    words: wordsOf(match.title),
    likeness: 0,
  }));
  const ordered: Match[] = [];
  while (left.length > 0) {
    let chosen = 0;
    const marginal = (at: number): number => (left[at]?.relevance ?? 0) - (1 - LAMBDA) * (left[at]?.likeness ?? 0);
    for (let at = 1; at < left.length; at++) if (marginal(at) > marginal(chosen) + 1e-12) chosen = at;
    const [next] = left.splice(chosen, 1);
    if (!next) break;
    ordered.push(next.match);
    for (const other of left) other.likeness = Math.max(other.likeness, likeness(next, other));
  }
  return ordered;
}

interface Compared {
  readonly match: Match;
  readonly words: ReadonlySet<string>;
}

/** From 0, nothing in common, to 1, the same brand, kind and name. */
function likeness(a: Compared, b: Compared): number {
  const sameBrand = a.match.brand !== null && a.match.brand === b.match.brand ? 0.3 : 0;
  const sameKind = a.match.kind !== null && a.match.kind === b.match.kind ? 0.1 : 0;
  const shared = [...a.words].filter((word) => b.words.has(word)).length;
  const union = a.words.size + b.words.size - shared;
  return sameBrand + sameKind + 0.6 * (union === 0 ? 0 : shared / union);
}

const wordsOf = (title: string): ReadonlySet<string> => new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
