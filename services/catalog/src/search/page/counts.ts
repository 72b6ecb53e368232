import { Injectable } from '@nestjs/common';
import type { SearchCatalogView } from '#libs/contracts';
import { BroadCounts } from './broad-counts.ts';
import { COUNTED, FACETED, type Question } from '../question/search-question.ts';
import { SearchRepository } from '../search.repository.ts';

type Counted = Pick<SearchCatalogView, 'total' | 'total_is_minimum' | 'facets'>;

/** How many match and how they divide: among the candidates where these are all matches, apart where there are more. */
@Injectable()
export class Counts {
  private readonly broad = new BroadCounts<Counted>(() => performance.now());

  constructor(private readonly search: SearchRepository) {}

  /** Of broad questions the counts are everybody's, so that they can be kept; what the person does not see is taken off the total. */
  async of(question: Question): Promise<Counted> {
    const { sort: _, ranking: __, hidden = [], ...conditions } = question;
    const everybodys: Question = { ...conditions, sort: question.sort };
    const known = this.broad.get(conditions);
    if (known) return this.without(hidden, known, everybodys);
    const { facets, counted } = await this.search.facets(everybodys);
    if (counted < FACETED) {
      const left = await this.search.countAmong(everybodys, hidden);
      const own = left === 0 ? facets : (await this.search.facets(question)).facets;
      return { total: counted - left, total_is_minimum: false, facets: own };
    }
    const total = await this.search.count(everybodys);
    const counts = { total: Math.min(total, COUNTED), total_is_minimum: total > COUNTED, facets };
    this.broad.keep(conditions, counts);
    return this.without(hidden, counts, everybodys);
  }

  private async without(hidden: readonly string[], counts: Counted, question: Question): Promise<Counted> {
    if (counts.total_is_minimum) return counts;
    return { ...counts, total: Math.max(0, counts.total - (await this.search.countAmong(question, hidden))) };
  }
}
