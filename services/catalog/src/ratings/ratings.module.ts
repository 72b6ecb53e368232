import { type DynamicModule, Module } from '@nestjs/common';
import { SearchModule } from '../search/search.module.ts';
import { TasteModule } from '../taste/taste.module.ts';
import { RatingsController } from './ratings.controller.ts';
import { RatingsRepository } from './ratings.repository.ts';
import { RatingsService } from './ratings.service.ts';
import { RoundRepository } from './round.repository.ts';
import { RoundService } from './round.service.ts';
import { TastePage } from './taste-page.ts';
import { TasteService } from './taste.service.ts';
import { Turns } from './turns.ts';

@Module({
  imports: [SearchModule, TasteModule],
  controllers: [RatingsController],
  providers: [RatingsRepository, RatingsService, RoundRepository, RoundService, TasteService, Turns],
})
export class RatingsModule {
  /** `publicUrl`: origin clients use. */
  static at(publicUrl: string): DynamicModule {
    return { module: RatingsModule, providers: [{ provide: TastePage, useValue: new TastePage(publicUrl) }] };
  }
}
