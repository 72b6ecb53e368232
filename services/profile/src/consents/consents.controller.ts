import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type AnswerConsentRequestInput,
  type ConsentRequestPageView,
  type ConsentRequestView,
  consents,
  type ConsentsPageView,
  type ConsentStanding,
  type ConsentsView,
  type GetConsentRequestInput,
  type GiveConsentInput,
  type Handlers,
  type ListConsentsInput,
  type ReadConsentRequestInput,
  type ReadConsentsInput,
  type RequestConsentInput,
  type RevokeConsentInput,
  type RevokedConsentView,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { ConsentRequestsService } from './consent-requests.service.ts';
import { ConsentsService } from './consents.service.ts';

@Controller()
export class ConsentsController implements Handlers<typeof consents, Call> {
  constructor(
    private readonly consents: ConsentsService,
    private readonly requests: ConsentRequestsService,
  ) {}

  @Handles(consents.listConsents)
  listConsents(@Payload() input: ListConsentsInput, @CurrentCall() call: Call): Promise<ConsentsView> {
    return this.consents.list(call, input);
  }

  @Handles(consents.requestConsent)
  requestConsent(@Payload() input: RequestConsentInput, @CurrentCall() call: Call): Promise<ConsentRequestView> {
    return this.requests.request(call, input);
  }

  @Handles(consents.revokeConsent)
  revokeConsent(@Payload() input: RevokeConsentInput, @CurrentCall() call: Call): Promise<RevokedConsentView> {
    return this.consents.revoke(call, input);
  }

  @Handles(consents.getConsentRequest)
  getConsentRequest(@Payload() input: GetConsentRequestInput, @CurrentCall() call: Call): Promise<ConsentRequestView> {
    return this.requests.get(call, input);
  }

  @Handles(consents.readConsentRequest)
  readConsentRequest(
    @Payload() input: ReadConsentRequestInput,
    @CurrentCall() call: Call,
  ): Promise<ConsentRequestPageView> {
    return this.requests.read(call, input);
  }

  @Handles(consents.answerConsentRequest)
  answerConsentRequest(
    @Payload() input: AnswerConsentRequestInput,
    @CurrentCall() call: Call,
  ): Promise<ConsentRequestView> {
    return this.requests.answer(call, input);
  }

  @Handles(consents.readConsents)
  readConsents(@Payload() input: ReadConsentsInput, @CurrentCall() call: Call): Promise<ConsentsPageView> {
    return this.consents.read(call, input);
  }

  @Handles(consents.giveConsent)
  giveConsent(@Payload() input: GiveConsentInput, @CurrentCall() call: Call): Promise<ConsentStanding> {
    return this.consents.give(call, input);
  }
}
