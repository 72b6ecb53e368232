import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type ConfirmGoneInput,
  feedImports,
  type FeedImportsView,
  type FeedImportView,
  type GetFeedImportInput,
  type GoneConfirmedView,
  type Handlers,
  type ListFeedImportsInput,
  type ListQuarantineInput,
  type QuarantineView,
  type StartFeedImportInput,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { FeedImportsService } from './feed-imports.service.ts';

@Controller()
export class FeedImportsController implements Handlers<typeof feedImports, Call> {
  constructor(private readonly imports: FeedImportsService) {}

  @Handles(feedImports.startFeedImport)
  startFeedImport(@Payload() input: StartFeedImportInput, @CurrentCall() call: Call): Promise<FeedImportView> {
    return this.imports.start(call, input);
  }

  @Handles(feedImports.getFeedImport)
  getFeedImport(@Payload() input: GetFeedImportInput): Promise<FeedImportView> {
    return this.imports.get(input);
  }

  @Handles(feedImports.listFeedImports)
  listFeedImports(@Payload() input: ListFeedImportsInput): Promise<FeedImportsView> {
    return this.imports.list(input);
  }

  @Handles(feedImports.confirmGone)
  confirmGone(@Payload() input: ConfirmGoneInput, @CurrentCall() call: Call): Promise<GoneConfirmedView> {
    return this.imports.confirmGone(call, input);
  }

  @Handles(feedImports.listQuarantine)
  listQuarantine(@Payload() input: ListQuarantineInput): Promise<QuarantineView> {
    return this.imports.quarantine(input);
  }
}
