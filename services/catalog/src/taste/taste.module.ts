import { Module } from '@nestjs/common';
import { ItemVectorsRepository } from './item-vectors.repository.ts';
import { PersonalTaste } from './personal-taste.ts';
import { TasteChanges } from './taste-changes.ts';
import { TastesRepository } from './tastes.repository.ts';

@Module({
  providers: [TastesRepository, ItemVectorsRepository, PersonalTaste, TasteChanges],
  exports: [TastesRepository, ItemVectorsRepository, PersonalTaste, TasteChanges],
})
export class TasteModule {}
