import { Module } from '@nestjs/common';
import { ItemVectorsRepository } from './item-vectors.repository.ts';
import { PersonalTaste } from './personal-taste.ts';
import { PopulationFitter } from './population-fitter.ts';
import { PopulationWorker } from './population-worker.ts';
import { TasteChanges } from './taste-changes.ts';
import { TastesRepository } from './tastes.repository.ts';

@Module({
  providers: [TastesRepository, ItemVectorsRepository, PersonalTaste, TasteChanges, PopulationFitter, PopulationWorker],
  exports: [TastesRepository, ItemVectorsRepository, PersonalTaste, TasteChanges],
})
export class TasteModule {}
