import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Call } from '#libs/auth';
import {
  type ConsentPageView,
  consents,
  type ConsentsPageView,
  type ConsentStanding,
  type ConsentsView,
  type GiveConsentInput,
  type Language,
  type ListConsentsInput,
  type Purpose,
  PURPOSES,
  type ReadConsentsInput,
  type RevokeConsentInput,
  type RevokedConsentView,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock, Ids } from '#libs/service-kit';
import { type Consent, toEvents, toStanding } from './consent.entity.ts';
import { changedText, revokedNotice } from './consent.rules.ts';
import { digestOf, textOf, VERSIONS } from './consent-texts.ts';
import { ConsentsRepository, type Standing } from './consents.repository.ts';

const HISTORY = 20;

/** In what a consent is given: the page it was read on, and the request it answers, if any. */
interface Given {
  readonly language: Language;
  readonly requestId: string | null;
  readonly askedBy: string | null;
}

@Injectable()
export class ConsentsService {
  constructor(
    private readonly consents: ConsentsRepository,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list({ caller }: Call, { language = 'en' }: ListConsentsInput): Promise<ConsentsView> {
    const standing = await this.consents.standing(caller.userId);
    return {
      consents: PURPOSES.map((purpose) => {
        const { title, summary } = textOf(purpose, language);
        return { ...toStanding(purpose, standing.get(purpose)), title, summary };
      }),
    };
  }

  async read({ caller }: Call, { language }: ReadConsentsInput): Promise<ConsentsPageView> {
    // A consent given to a newer text ends the older one at the same moment, which is no event: hence twice as many.
    const [standing, latest] = await Promise.all([
      this.consents.standing(caller.userId),
      this.consents.latest(caller.userId, 2 * HISTORY),
    ]);
    const history = latest.flatMap(toEvents).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
    return { consents: this.pages(PURPOSES, language, standing), history: history.slice(0, HISTORY) };
  }

  pages(purposes: readonly Purpose[], language: Language, standing: Standing): ConsentPageView[] {
    return purposes.map((purpose) => {
      const { title, summary, sections } = textOf(purpose, language);
      return { ...toStanding(purpose, standing.get(purpose)), title, summary, language, sections: [...sections] };
    });
  }

  give(call: Call, input: GiveConsentInput): Promise<ConsentStanding> {
    const { purpose, version, language } = input;
    return this.uow.once(consents.giveConsent, call, input, async (em) => {
      if (version !== VERSIONS[purpose]) throw changedText(purpose);
      await this.consents.lockPerson(em, call.caller.userId);
      const given = await this.add(em, call, [purpose], { language, requestId: null, askedBy: null });
      const standing = await this.consents.standing(call.caller.userId, em);
      const [first] = given;
      return {
        answer: toStanding(purpose, standing.get(purpose)),
        event: first ? { type: `consent.given.${purpose}`, entityType: 'consent', entityId: first.consentId } : null,
      };
    });
  }

  /** Gives what does not stand yet in its newest text. Under the lock of the person. @returns what was given */
  async add(em: EntityManager, { caller }: Call, purposes: readonly Purpose[], how: Given): Promise<Consent[]> {
    const { userId, session } = caller;
    if (session === undefined) throw new Error('Cannot give a consent: nobody is signed in on our pages');
    const now = this.clock.now();
    const standing = await this.consents.standing(userId, em);
    const given: Consent[] = [];
    for (const purpose of purposes) {
      const old = standing.get(purpose);
      if (old?.textVersion === VERSIONS[purpose]) continue;
      if (old) await this.consents.end(em, old, { revokedAt: now, revokedVia: 'newer_text', revokedBy: session });
      const consent: Consent = {
        consentId: this.ids.next(),
        userId,
        purpose,
        textVersion: VERSIONS[purpose],
        textSha256: digestOf(purpose, how.language),
        givenAt: now,
        session,
        revokedAt: null,
        revokedVia: null,
        revokedBy: null,
        ...how,
      };
      await this.consents.add(em, consent);
      given.push(consent);
    }
    return given;
  }

  revoke(call: Call, input: RevokeConsentInput): Promise<RevokedConsentView> {
    const { userId, clientId, session } = call.caller;
    const { purpose } = input;
    return this.uow.once(consents.revokeConsent, call, input, async (em) => {
      await this.consents.lockPerson(em, userId);
      const standing = (await this.consents.standing(userId, em)).get(purpose);
      const by = session === undefined ? ('client' as const) : ('page' as const);
      const how = { revokedAt: this.clock.now(), revokedVia: by, revokedBy: session ?? clientId };
      if (standing) await this.consents.end(em, standing, how);
      const last = await this.consents.lastRevokedAt(em, userId, purpose);
      const revokedAt = last?.toISOString() ?? null;
      return {
        answer: {
          consent: toStanding(purpose, undefined),
          revoked_at: revokedAt,
          notice: revokedNotice(purpose, revokedAt),
        },
        event: standing
          ? { type: `consent.revoked.${purpose}`, entityType: 'consent', entityId: standing.consentId }
          : null,
      };
    });
  }
}
