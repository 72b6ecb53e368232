import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import { type ExportLinesView, type ExportProductsInput, type Handlers, productExports } from '#libs/contracts';
import { Handles } from '#libs/service-kit';
import { ExportsService } from './exports.service.ts';

@Controller()
export class ExportsController implements Handlers<typeof productExports, Call> {
  constructor(private readonly exports: ExportsService) {}

  @Handles(productExports.exportProducts)
  exportProducts(@Payload() input: ExportProductsInput): Promise<ExportLinesView> {
    return this.exports.lines(input);
  }
}
