import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConsentEventView, ConsentStanding, Language, Purpose } from '#libs/contracts';
import { consentStatus } from './consent.rules.ts';
import { VERSIONS } from './consent-texts.ts';

/** One consent as it was given, and how it ended. What was given never changes; a person has one standing per purpose. */
@Entity('consents')
export class Consent {
  @PrimaryColumn('text', { name: 'consent_id' })
  consentId!: string;

  @Column('text', { name: 'user_id' })
  userId!: string;

  @Column('text')
  purpose!: Purpose;

  @Column('integer', { name: 'text_version' })
  textVersion!: number;

  @Column('text')
  language!: Language;

  @Column('text', { name: 'text_sha256' })
  textSha256!: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt!: Date;

  /** Of our pages, on which it was given. */
  @Column('text')
  session!: string;

  /** The request it answers, and the client that made it; null when the person gave it unasked. */
  @Column('text', { name: 'request_id', nullable: true })
  requestId!: string | null;

  @Column('text', { name: 'asked_by', nullable: true })
  askedBy!: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  /** `newer_text`: not taken back, but given anew to a newer text. */
  @Column('text', { name: 'revoked_via', nullable: true })
  revokedVia!: 'page' | 'client' | 'newer_text' | null;

  /** Handle of the session, or id of the client. */
  @Column('text', { name: 'revoked_by', nullable: true })
  revokedBy!: string | null;
}

export const toStanding = (purpose: Purpose, standing: Consent | undefined): ConsentStanding => ({
  purpose,
  status: consentStatus(standing?.textVersion, VERSIONS[purpose]),
  version: VERSIONS[purpose],
  given_at: standing?.givenAt.toISOString() ?? null,
  given_version: standing?.textVersion ?? null,
});

/** What a consent adds to the history: that it was given, and that it was taken back. */
export function toEvents(consent: Consent): ConsentEventView[] {
  const { purpose, textVersion: version, givenAt, askedBy, revokedAt, revokedVia, revokedBy } = consent;
  const given: ConsentEventView = {
    at: givenAt.toISOString(),
    purpose,
    what: 'given',
    version,
    via: 'page',
    client_id: askedBy,
  };
  if (revokedAt === null || revokedVia === null || revokedVia === 'newer_text') return [given];
  const clientId = revokedVia === 'client' ? revokedBy : null;
  const at = revokedAt.toISOString();
  return [{ at, purpose, what: 'revoked', version, via: revokedVia, client_id: clientId }, given];
}
