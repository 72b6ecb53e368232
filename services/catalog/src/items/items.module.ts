import { Module } from '@nestjs/common';
import { PricesModule } from '../prices/prices.module.ts';
import { SearchModule } from '../search/search.module.ts';
import { DocumentsController } from './documents.controller.ts';
import { DocumentsService } from './documents.service.ts';
import { ItemsController } from './items.controller.ts';
import { ItemsRepository } from './items.repository.ts';
import { ItemsService } from './items.service.ts';
import { SuggestionsController } from './suggestions.controller.ts';
import { SuggestionsRepository } from './suggestions.repository.ts';

@Module({
  imports: [PricesModule, SearchModule],
  controllers: [ItemsController, DocumentsController, SuggestionsController],
  providers: [ItemsRepository, ItemsService, DocumentsService, SuggestionsRepository],
})
export class ItemsModule {}
