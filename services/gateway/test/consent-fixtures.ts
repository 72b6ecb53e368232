import { randomUUID } from 'node:crypto';
import { type Purpose, PURPOSES } from '#libs/contracts';
import type { TestDatabase } from '#libs/testing';

/** A consent as if the person had given it on our pages. @returns its purpose */
export async function placeConsent(
  database: TestDatabase,
  user: string,
  purpose: Purpose = PURPOSES[0],
): Promise<Purpose> {
  await database.query(
    `INSERT INTO profile.consents (consent_id, user_id, purpose, text_version, language, text_sha256, given_at, session)
     VALUES ($1, $2, $3, 1, 'en', $4, now(), 'a-session')`,
    [randomUUID(), user, purpose, '0'.repeat(64)],
  );
  return purpose;
}
