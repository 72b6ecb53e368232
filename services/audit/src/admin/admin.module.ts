import { Module } from '@nestjs/common';
import { LedgerController } from './ledger.controller.ts';
import { LinesService } from './lines.service.ts';
import { ProofsService } from './proofs.service.ts';
import { SearchService } from './search.service.ts';

@Module({ controllers: [LedgerController], providers: [SearchService, ProofsService, LinesService] })
export class AdminModule {}
