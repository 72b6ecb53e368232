import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  type AnswerConsentRequestInput,
  type ConsentRequestPageView,
  type ConsentRequestView,
  consents,
  type GetConsentRequestInput,
  OperationError,
  type ReadConsentRequestInput,
  type RequestConsentInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock } from '#libs/service-kit';
import { PageLinks } from '../account/page-links.ts';
import type { ConsentRequest } from './consent-request.entity.ts';
import { ConsentRequestsRepository, isSameQuestion } from './consent-requests.repository.ts';
import {
  ALL_GIVEN,
  assertShown,
  inOrder,
  MAX_OPEN_REQUESTS,
  move,
  NEXT_STEPS,
  REQUEST_LIFETIME_MS,
  requestStatus,
} from './consent.rules.ts';
import { VERSIONS } from './consent-texts.ts';
import { ConsentsRepository } from './consents.repository.ts';
import { ConsentsService } from './consents.service.ts';

const HANDLE_BYTES = 24;
const UNDECIDED_KEPT_MS = 86_400_000;

@Injectable()
export class ConsentRequestsService {
  constructor(
    private readonly requests: ConsentRequestsRepository,
    private readonly granted: ConsentsRepository,
    private readonly consents: ConsentsService,
    private readonly links: PageLinks,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The standing request of this client for the same, or a new one. */
  request(call: Call, input: RequestConsentInput): Promise<ConsentRequestView> {
    const { userId, clientId } = call.caller;
    const purposes = inOrder(input.purposes);
    return this.uow.once(consents.requestConsent, call, input, async (em) => {
      await this.granted.lockPerson(em, userId);
      const given = await this.granted.standing(userId, em);
      if (purposes.every((purpose) => given.get(purpose)?.textVersion === VERSIONS[purpose])) {
        const nothing = { request_id: null, url: null, expires_at: null };
        return { answer: { ...nothing, status: 'allowed', purposes, next_step: ALL_GIVEN }, event: null };
      }
      const now = this.clock.now();
      const open = await this.requests.open(em, userId, now);
      const same = open.find((one) => isSameQuestion(one, clientId, purposes));
      if (same) return { answer: this.toView(same), event: null };
      if (open.length >= MAX_OPEN_REQUESTS) throw tooMany();
      await this.requests.forgetUndecided(em, userId, new Date(now.getTime() - UNDECIDED_KEPT_MS));
      const request: ConsentRequest = {
        requestId: randomBytes(HANDLE_BYTES).toString('base64url'),
        userId,
        clientId,
        purposes,
        createdAt: now,
        expiresAt: new Date(now.getTime() + REQUEST_LIFETIME_MS),
        decision: null,
        decidedAt: null,
        session: null,
      };
      await this.requests.add(em, request);
      return { answer: this.toView(request), event: eventOf('consent.requested', request) };
    });
  }

  async get({ caller }: Call, { request_id: requestId }: GetConsentRequestInput): Promise<ConsentRequestView> {
    return this.toView(known(await this.requests.find(caller.userId, requestId)));
  }

  async read({ caller }: Call, input: ReadConsentRequestInput): Promise<ConsentRequestPageView> {
    const request = known(await this.requests.find(caller.userId, input.request_id));
    const given = await this.granted.standing(caller.userId);
    return {
      request_id: request.requestId,
      status: requestStatus(request, this.clock.now()),
      expires_at: request.expiresAt.toISOString(),
      client_id: request.clientId,
      consents: this.consents.pages(request.purposes, input.language, given),
    };
  }

  answer(call: Call, input: AnswerConsentRequestInput): Promise<ConsentRequestView> {
    const { userId, session = null } = call.caller;
    const { decision, language, versions } = input;
    return this.uow.once(consents.answerConsentRequest, call, input, async (em) => {
      await this.granted.lockPerson(em, userId);
      const request = known(await this.requests.lock(em, userId, input.request_id));
      const now = this.clock.now();
      const before = requestStatus(request, now);
      if (move(before, decision) === before) return { answer: this.toView(request), event: null };
      if (decision === 'allow') assertShown(request.purposes, versions, VERSIONS);
      const decided: ConsentRequest = { ...request, decision, decidedAt: now, session };
      await this.requests.decide(em, request, { decision, decidedAt: now, session });
      if (decision === 'deny') return { answer: this.toView(decided), event: eventOf('consent.denied', request) };
      const how = { language, requestId: request.requestId, askedBy: request.clientId };
      const given = await this.consents.add(em, call, request.purposes, how);
      const [only, ...more] = given;
      const type = only && more.length === 0 ? `consent.given.${only.purpose}` : 'consent.given';
      const event = only ? { ...eventOf(type, request), count: given.length } : null;
      return { answer: this.toView(decided), event };
    });
  }

  private toView(request: ConsentRequest): ConsentRequestView {
    const status = requestStatus(request, this.clock.now());
    return {
      request_id: request.requestId,
      status,
      purposes: request.purposes,
      url: status === 'pending' ? this.links.consents(request.requestId) : null,
      expires_at: request.expiresAt.toISOString(),
      next_step: NEXT_STEPS[status],
    };
  }
}

const eventOf = (type: string, { requestId }: ConsentRequest) => ({
  type,
  entityType: 'consent_request',
  entityId: requestId,
});

function known(request: ConsentRequest | null): ConsentRequest {
  if (!request) {
    throw new OperationError('NOT_FOUND', 'There is no such consent request: ask with request_consent for a new one');
  }
  return request;
}

const tooMany = (): OperationError =>
  new OperationError(
    'CONFLICT',
    `${MAX_OPEN_REQUESTS} consent requests wait for this person already: let them decide one, or wait until one ends after an hour`,
  );
