import { randomUUID } from 'node:crypto';
import {
  type ConsentRequestView,
  consents,
  type ConsentStanding,
  type Purpose,
  type RevokedConsentView,
} from '#libs/contracts';
import type { As, UnderTest } from '#libs/testing';

export const somebody = (): string => `auth0|${randomUUID()}`;

export interface ConsentRow {
  purpose: string;
  text_version: number;
  language: string;
  text_sha256: string;
  session: string;
  request_id: string | null;
  asked_by: string | null;
  revoked_at: Date | null;
  revoked_via: string | null;
  revoked_by: string | null;
}

export interface QueuedEvent {
  type: string;
  entity_type: string;
  count: number;
  client_id: string;
}

/** People who are asked, decide and change their minds, and what that leaves behind. */
export class Consenting {
  readonly #service: UnderTest;

  constructor(service: UnderTest) {
    this.#service = service;
  }

  ask(user: string, purposes: Purpose[], as: As = {}): Promise<ConsentRequestView> {
    return this.#service.caller.call(consents.requestConsent, { purposes }, { user, ...as });
  }

  answer(
    user: string,
    { request_id, purposes }: ConsentRequestView,
    decision: 'allow' | 'deny',
    { version = 1, ...as }: As & { version?: number } = {},
  ): Promise<ConsentRequestView> {
    const versions = purposes.map((purpose) => ({ purpose, version }));
    const input = { request_id: request_id ?? '', decision, language: 'de' as const, versions };
    return this.#service.caller.call(consents.answerConsentRequest, input, { user, ...as });
  }

  give(user: string, purpose: Purpose, version = 1): Promise<ConsentStanding> {
    return this.#service.caller.call(consents.giveConsent, { purpose, version, language: 'en' }, { user });
  }

  revoke(user: string, purpose: Purpose, as: As = {}): Promise<RevokedConsentView> {
    return this.#service.caller.call(consents.revokeConsent, { purpose }, { user, ...as });
  }

  async statuses(user: string): Promise<string[]> {
    const { consents: listed } = await this.#service.caller.call(consents.listConsents, {}, { user });
    return listed.map(({ status }) => status);
  }

  /** The time to decide was over some hours ago. */
  expire(requestId: string | null, hours = 1): Promise<unknown> {
    return this.#service.database.query(
      `UPDATE profile.consent_requests SET expires_at = now() - make_interval(hours => $2), created_at = now() - make_interval(hours => $2 + 1)
       WHERE request_id = $1`,
      [requestId, hours],
    );
  }

  /** What the person gave was given to a text that is no longer in force. */
  outdate(user: string): Promise<unknown> {
    return this.#service.database.query('UPDATE profile.consents SET text_version = 99 WHERE user_id = $1', [user]);
  }

  rows(user: string): Promise<ConsentRow[]> {
    return this.#service.database.query<ConsentRow>(
      'SELECT * FROM profile.consents WHERE user_id = $1 ORDER BY given_at, purpose',
      [user],
    );
  }

  async events(user: string): Promise<QueuedEvent[]> {
    const rows = await this.#service.database.query<{ event: QueuedEvent }>(
      `SELECT event FROM profile.outbox WHERE event->>'user_id' = $1 ORDER BY id`,
      [user],
    );
    return rows.map(({ event }) => event);
  }

  async types(user: string): Promise<string[]> {
    return (await this.events(user)).map(({ type }) => type);
  }
}
