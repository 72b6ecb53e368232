import { Module } from '@nestjs/common';
import { ItemsController } from './items.controller.ts';
import { ItemsRepository } from './items.repository.ts';
import { ItemsService } from './items.service.ts';

@Module({ controllers: [ItemsController], providers: [ItemsRepository, ItemsService] })
export class ItemsModule {}
