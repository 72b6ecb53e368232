import { Module } from '@nestjs/common';
import { SupportController } from './support.controller.ts';
import { SupportRepository } from './support.repository.ts';
import { SupportService } from './support.service.ts';

@Module({ controllers: [SupportController], providers: [SupportRepository, SupportService] })
export class SupportModule {}
