import { SparseRows } from './sparse-rows.ts';

export interface VocabularyLimits {
  /** Terms that are counted at once; when there are more, those seen once so far are forgotten. */
  readonly terms: number;
  /** Documents whose terms are kept for the decomposition, up to twice as many: more do not change it. */
  readonly sample: number;
}

const LIMITS: VocabularyLimits = { terms: 400_000, sample: 100_000 };

/** A document's terms by their numbers here. */
interface Counted {
  readonly number: number;
  documents: number;
}

/** Counts in how many documents each term is, and keeps the terms of an even sample of the documents: bounded, whatever comes. */
export class Vocabulary {
  documents = 0;
  private terms = new Map<string, Counted>();
  private numbers = 0;
  private kept = new SparseRows();
  private stride = 1;
  private readonly limits: VocabularyLimits;

  constructor(limits = LIMITS) {
    this.limits = limits;
  }

  add(counts: ReadonlyMap<string, number>): void {
    const entries: [number, number][] = [];
    for (const [term, count] of counts) {
      const counted = this.terms.get(term) ?? { number: this.numbers++, documents: 0 };
      if (counted.documents === 0) this.terms.set(term, counted);
      counted.documents++;
      entries.push([counted.number, count]);
    }
    if (this.documents % this.stride === 0) this.kept.add(entries);
    this.documents++;
    if (this.kept.rows >= 2 * this.limits.sample) this.thin();
    if (this.terms.size > this.limits.terms) this.forget();
  }

  /** At most `most` terms that are in at least `least` documents and in no more than a part `part` of them, the commonest first. */
  commonest(most: number, least: number, part: number): { term: string; number: number; documents: number }[] {
    const limit = part * this.documents;
    return [...this.terms]
      .filter(([, { documents }]) => documents >= least && documents <= limit)
      .sort(([a, x], [b, y]) => y.documents - x.documents || (a < b ? -1 : 1))
      .slice(0, most)
      .map(([term, counted]) => ({ term, ...counted }));
  }

  /** Terms (by number) and counts of the documents of the sample. */
  get sample(): SparseRows {
    return this.kept;
  }

  /** Every other document of the sample goes, as will every other one that comes. */
  private thin(): void {
    const all = this.kept;
    this.kept = new SparseRows();
    for (let row = 0; row < all.rows; row += 2) this.kept.add(all.entries(row));
    this.stride *= 2;
  }

  private forget(): void {
    this.terms = new Map([...this.terms].filter(([, { documents }]) => documents > 1));
  }
}
