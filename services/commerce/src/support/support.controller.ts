import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import { approvalsSupport, type Handlers, type SearchApprovalsInput, type SupportApprovalsView } from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { SupportService } from './support.service.ts';

@Controller()
export class SupportController implements Handlers<typeof approvalsSupport, Call> {
  constructor(private readonly support: SupportService) {}

  @Handles(approvalsSupport.searchApprovals)
  searchApprovals(@Payload() input: SearchApprovalsInput, @CurrentCall() call: Call): Promise<SupportApprovalsView> {
    return this.support.search(call, input);
  }
}
