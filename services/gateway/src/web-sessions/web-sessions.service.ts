import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccessList } from '../access/access-list.ts';
import { Settings } from '../gateway.settings.ts';
import type { GatewayStore } from '../gateway.store.ts';
import { GATEWAY_STORE } from '../platform.ts';
import { formTokens } from './form-tokens.ts';
import { isSecret, newSecret, sha256Of } from '../secrets.ts';
import type { Ended } from './issuer.ts';
import type { SignedInPerson, WebSession } from './web-session.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const WITHIN_MS = 2_000;
/** Of one person; who signs in once more loses the oldest. */
const MAX_SESSIONS = 20;

interface Row {
  id: string;
  user_id: string;
  name: string | null;
  csrf_secret: string;
  signed_in_at: Date;
  created_at: Date;
  last_seen_at: Date;
}

/** Where the event of a session comes from: the request it was caused by. */
export interface Cause {
  readonly requestId: string;
  readonly operation: string;
}

/** Who is signed in at our pages. Kept in the database, so that a restart signs nobody out. */
@Injectable()
export class WebSessions {
  constructor(
    @Inject(GATEWAY_STORE) private readonly store: GatewayStore,
    private readonly settings: Settings,
    private readonly access: AccessList,
  ) {}

  /** Begins a session with a new secret, in place of the one the browser had. @returns the secret, for the cookie */
  async open(person: SignedInPerson, previous: string | undefined, cause: Cause): Promise<string> {
    const secret = newSecret();
    const id = randomUUID();
    const now = this.store.now();
    const expires = new Date(now.getTime() + this.settings.sessions.hours * HOUR_MS);
    await this.store.database.transaction(async (em) => {
      if (isSecret(previous)) await em.query('DELETE FROM web_sessions WHERE secret_sha256 = $1', [sha256Of(previous)]);
      await em.query('DELETE FROM web_sessions WHERE expires_at <= $1', [now]);
      await em.query(
        `DELETE FROM web_sessions WHERE id IN
           (SELECT id FROM web_sessions WHERE user_id = $1 ORDER BY created_at DESC OFFSET $2)`,
        [person.userId, MAX_SESSIONS - 1],
      );
      await em.query(
        `INSERT INTO web_sessions (id, secret_sha256, user_id, name, issuer_session, csrf_secret, signed_in_at, created_at, last_seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)`,
        [
          id,
          sha256Of(secret),
          person.userId,
          person.name,
          person.issuerSession,
          formTokens.newSecret(),
          person.signedInAt,
          now,
          expires,
        ],
      );
      await this.record(em, 'session.started', person.userId, id, cause);
    });
    this.store.wake();
    return secret;
  }

  /** The session of a cookie's secret, if it stands: not over, not idle too long, its person not revoked. */
  async find(secret: string | undefined): Promise<WebSession | undefined> {
    if (!isSecret(secret)) return undefined;
    const now = this.store.now();
    const idleSince = new Date(now.getTime() - this.settings.sessions.idleMinutes * MINUTE_MS);
    const [row] = await this.store.query<Row>(
      `SELECT id, user_id, name, csrf_secret, signed_in_at, created_at, last_seen_at FROM web_sessions
       WHERE secret_sha256 = $1 AND expires_at > $2 AND last_seen_at > $3`,
      [sha256Of(secret), now, idleSince],
      WITHIN_MS,
    );
    if (!row || this.isRevoked(row)) return undefined;
    if (now.getTime() - row.last_seen_at.getTime() > MINUTE_MS) await this.touch(row.id, now);
    return {
      id: row.id,
      userId: row.user_id,
      name: row.name,
      csrfSecret: row.csrf_secret,
      signedInAt: row.signed_in_at,
      createdAt: row.created_at,
    };
  }

  /** Whether the person may be let in at all. */
  mayEnter(userId: string): boolean {
    return !this.isRevoked({ user_id: userId, created_at: this.store.now() });
  }

  /** Ends one session. */
  async end({ id, userId }: WebSession, cause: Cause): Promise<void> {
    await this.remove('id = $1', [id], 'session.ended', cause, userId);
  }

  /** Ends every session of a person. */
  async endAll(userId: string, cause: Cause): Promise<void> {
    await this.remove('user_id = $1', [userId], 'session.ended_everywhere', cause, userId);
  }

  /** Ends what belongs to a session of the issuer, or to a person, because the issuer says so. */
  async endOfIssuer({ userId, issuerSession, at }: Ended, cause: Cause): Promise<void> {
    const where = `created_at < $3 AND ($1::text IS NULL OR user_id = $1) AND ($2::text IS NULL OR issuer_session = $2)
      AND num_nonnulls($1::text, $2::text) > 0`;
    // To the second, as the issuer tells the time.
    const until = new Date(at.getTime() + 1_000);
    await this.remove(where, [userId ?? null, issuerSession ?? null, until], 'session.ended_by_issuer', cause);
  }

  private async remove(where: string, values: unknown[], type: string, cause: Cause, userId?: string): Promise<void> {
    await this.store.database.transaction(async (em) => {
      const [rows] = await em.query<[{ id: string; user_id: string }[], number]>(
        `DELETE FROM web_sessions WHERE ${where} RETURNING id, user_id`,
        values,
      );
      const last = rows.at(-1);
      if (last) await this.record(em, type, userId ?? last.user_id, last.id, cause, rows.length);
    });
    this.store.wake();
  }

  private async touch(id: string, now: Date): Promise<void> {
    await this.store.query('UPDATE web_sessions SET last_seen_at = $2 WHERE id = $1', [id, now], WITHIN_MS);
  }

  private isRevoked({ user_id, created_at }: Pick<Row, 'user_id' | 'created_at'>): boolean {
    const issuedAt = Math.floor(created_at.getTime() / 1_000);
    return this.access.now.isRevoked({ userId: user_id, clientId: this.settings.webClientId, issuedAt });
  }

  private async record(
    em: EntityManager,
    type: string,
    userId: string,
    entityId: string,
    { requestId, operation }: Cause,
    count = 1,
  ): Promise<void> {
    const behalf = { operation, userId, clientId: this.settings.webClientId, requestId, digest: sha256Of('{}') };
    await this.store.uow.record(em, behalf, { type, entityType: 'web_session', entityId, count });
  }
}
