import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import type { ExplainSearchInput, SearchExplanationView } from '#libs/contracts';
import { pageSql, windowSql } from './sql/page-sql.ts';
import { Pager } from './page/pager.ts';
import { QueryReader } from './words/query-reader.ts';
import { SearchRepository } from './search.repository.ts';
import { DEFAULT_LIMIT, SearchService } from './search.service.ts';
import { understoodView } from './answer/understood.view.ts';

const MAX_VALUES = 60;
const MAX_TEXT = 20_000;

/** Shows operators how a search came to its answer: what was understood, asked, counted and how long each step took. */
@Injectable()
export class ExplainSearchService {
  constructor(
    private readonly reader: QueryReader,
    private readonly search: SearchService,
    private readonly pager: Pager,
    private readonly repository: SearchRepository,
  ) {}

  async explain(call: Call, input: ExplainSearchInput): Promise<SearchExplanationView> {
    const { query, sort = 'relevance', limit = DEFAULT_LIMIT } = input;
    const timing: SearchExplanationView['timing'] = [];
    const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
      const started = performance.now();
      const done = await work();
      timing.push({ step, ms: Math.round((performance.now() - started) * 100) / 100 });
      return done;
    };
    const read = await timed('read the query', () => this.reader.read(query));
    const { asked, question } = await timed('settle the question', () => this.search.settle(call, read, {}, sort));
    const { itemIds } = await timed('find the page', () => this.pager.page(question, limit, undefined));
    const total = await timed('count', () => this.repository.count(question));
    await timed('count the facets', () => this.repository.facets(question));
    const scores = await timed('score the items', () => this.repository.scores(question, itemIds));
    const { text, values } = question.ranking ? windowSql(question) : pageSql(question, limit, undefined);
    return {
      understood: understoodView(asked),
      match: (question.match ?? '').slice(0, MAX_TEXT),
      sql: text,
      values: values
        .slice(0, MAX_VALUES)
        .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, MAX_TEXT)),
      total,
      items: scores.map(({ item_id: itemId, title, parts }) => ({
        item_id: itemId,
        title,
        parts: Object.entries(parts).map(([part, score]) => ({ part, score })),
      })),
      timing,
    };
  }
}
