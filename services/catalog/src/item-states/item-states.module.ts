import { Module } from '@nestjs/common';
import { PricesModule } from '../prices/prices.module.ts';
import { ItemStatesController } from './item-states.controller.ts';
import { ItemStatesRepository } from './item-states.repository.ts';
import { ItemStatesService } from './item-states.service.ts';

@Module({
  imports: [PricesModule],
  controllers: [ItemStatesController],
  providers: [ItemStatesRepository, ItemStatesService],
})
export class ItemStatesModule {}
