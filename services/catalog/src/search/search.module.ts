import { Module } from '@nestjs/common';
import { ExchangeRatesModule } from '../exchange-rates/exchange-rates.module.ts';
import { TasteModule } from '../taste/taste.module.ts';
import { Counts } from './page/counts.ts';
import { ExplainSearchService } from './explain-search.service.ts';
import { FiltersController } from './filters.controller.ts';
import { Pager } from './page/pager.ts';
import { QueryReader } from './words/query-reader.ts';
import { Questions } from './question/questions.ts';
import { SearchRepository } from './search.repository.ts';
import { SearchService } from './search.service.ts';
import { SizesOfPerson } from './sizes/sizes-of-person.ts';
import { WordsRepository } from './words/words.repository.ts';
import { ZeroHelp } from './answer/zero-help.ts';

@Module({
  imports: [ExchangeRatesModule, TasteModule],
  controllers: [FiltersController],
  providers: [
    WordsRepository,
    SearchRepository,
    QueryReader,
    SizesOfPerson,
    Questions,
    Pager,
    Counts,
    ZeroHelp,
    SearchService,
    ExplainSearchService,
  ],
  exports: [SearchService, SearchRepository, Questions, SizesOfPerson],
})
export class SearchModule {}
