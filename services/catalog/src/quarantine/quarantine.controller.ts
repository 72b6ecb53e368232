import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type ExportQuarantineInput,
  type GetQuarantineReportInput,
  type Handlers,
  quarantine,
  type QuarantineLinesView,
  type QuarantineReportView,
} from '#libs/contracts';
import { Handles } from '#libs/service-kit';
import { QuarantineService } from './quarantine.service.ts';

@Controller()
export class QuarantineController implements Handlers<typeof quarantine, Call> {
  constructor(private readonly quarantine: QuarantineService) {}

  @Handles(quarantine.getQuarantineReport)
  getQuarantineReport(@Payload() input: GetQuarantineReportInput): Promise<QuarantineReportView> {
    return this.quarantine.report(input);
  }

  @Handles(quarantine.exportQuarantine)
  exportQuarantine(@Payload() input: ExportQuarantineInput): Promise<QuarantineLinesView> {
    return this.quarantine.lines(input);
  }
}
