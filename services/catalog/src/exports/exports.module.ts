import { Module } from '@nestjs/common';
import { MerchantsModule } from '../merchants/merchants.module.ts';
import { ExportsController } from './exports.controller.ts';
import { ExportsRepository } from './exports.repository.ts';
import { ExportsService } from './exports.service.ts';

@Module({
  imports: [MerchantsModule],
  controllers: [ExportsController],
  providers: [ExportsRepository, ExportsService],
})
export class ExportsModule {}
