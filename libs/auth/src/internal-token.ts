import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import { OperationError } from '#libs/contracts';
import type { Principal } from './principal.ts';

/**
 * What a message between services is bound to. The token is an HMAC-SHA-256 over these claims with a key that only this caller
 * and this callee share, so a service can forge calls to itself and to nobody else.
 */
export interface InternalClaims {
  readonly caller: string;
  readonly callee: string;
  /** Operation name; a token for one operation opens no other. */
  readonly operation: string;
  /** SHA-256 of the message body, base64url. */
  readonly digest: string;
  readonly principal: Principal;
  readonly requestId: string;
  /** Epoch milliseconds; also the deadline of the call. */
  readonly expires: number;
  readonly idempotencyKey?: string;
  readonly again?: boolean;
}

/** Wire form: short names, because every message carries them. */
interface Wire {
  v: 1;
  from: string;
  to: string;
  op: string;
  dig: string;
  sub: string;
  cid: string;
  scp: string;
  rid: string;
  exp: number;
  ses?: string;
  key?: string;
  agn?: boolean;
}

/** Keys of one service, per peer. The first key signs, every key verifies, so that a key can be rotated without a failed call. */
export type PeerKeys = ReadonlyMap<string, readonly KeyObject[]>;

const MIN_KEY_BYTES = 32;

/**
 * Reads keys written as `peer:key` or, while rotating, `peer:new|old`; keys are base64url of at least 32 bytes.
 *
 * @throws Error naming the peer whose key is too short.
 */
export function peerKeys(pairs: ReadonlyMap<string, string>): PeerKeys {
  return new Map(
    [...pairs].map(([peer, written]) => {
      const keys = written.split('|').map((part) => Buffer.from(part, 'base64url'));
      if (keys.some((key) => key.length < MIN_KEY_BYTES)) {
        throw new Error(
          `Cannot use the key shared with ${peer}: it must be base64url of at least ${MIN_KEY_BYTES} bytes`,
        );
      }
      return [peer, keys.map((key) => createSecretKey(key))] as const;
    }),
  );
}

export const digestOf = (body: Uint8Array): string => hash('sha256', body, 'base64url');

const mac = (key: KeyObject, payload: string): string => createHmac('sha256', key).update(payload).digest('base64url');

/** @throws Error when no key is shared with the callee: a mistake of configuration. */
export function signInternalToken(claims: InternalClaims, keys: PeerKeys): string {
  const key = keys.get(claims.callee)?.[0];
  if (!key) throw new Error(`Cannot call ${claims.callee}: ${claims.caller} shares no key with it`);
  const wire: Wire = {
    v: 1,
    from: claims.caller,
    to: claims.callee,
    op: claims.operation,
    dig: claims.digest,
    sub: claims.principal.userId,
    cid: claims.principal.clientId,
    scp: [...claims.principal.scopes].join(' '),
    rid: claims.requestId,
    exp: claims.expires,
    ...(claims.principal.session === undefined ? {} : { ses: claims.principal.session }),
    ...(claims.idempotencyKey === undefined ? {} : { key: claims.idempotencyKey }),
    ...(claims.again ? { agn: true } : {}),
  };
  const payload = Buffer.from(JSON.stringify(wire)).toString('base64url');
  return `${payload}.${mac(key, payload)}`;
}

const REFUSED = 'The internal token of this message is not valid';

function refuse(cause: string): never {
  throw new OperationError('UNAUTHENTICATED', REFUSED, { cause });
}

/**
 * Verifies a token for one message: signature with the key of the stated caller, callee, operation, body and expiry.
 *
 * @throws OperationError `UNAUTHENTICATED`; the reason is only in `cause`.
 */
export function verifyInternalToken(
  token: string,
  expected: { callee: string; operation: string; body: Uint8Array; now: number },
  keys: PeerKeys,
): InternalClaims {
  const dot = token.indexOf('.');
  if (dot < 1) refuse('malformed');
  const payload = token.slice(0, dot);
  const wire = parse(payload);
  // Compared as written: decoded, several spellings would be the same signature.
  const given = Buffer.from(token.slice(dot + 1));
  const signed = (keys.get(wire.from) ?? []).some((key) => {
    const wanted = Buffer.from(mac(key, payload));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
  if (!signed) refuse(`no key shared with "${wire.from}" made this signature`);
  if (wire.to !== expected.callee) refuse('for another service');
  if (wire.op !== expected.operation) refuse('for another operation');
  if (wire.exp <= expected.now) refuse('expired');
  if (wire.dig !== digestOf(expected.body)) refuse('for another body');
  return {
    caller: wire.from,
    callee: wire.to,
    operation: wire.op,
    digest: wire.dig,
    principal: {
      userId: wire.sub,
      clientId: wire.cid,
      scopes: new Set(wire.scp.split(' ').filter(Boolean)),
      ...(wire.ses === undefined ? {} : { session: wire.ses }),
    },
    requestId: wire.rid,
    expires: wire.exp,
    ...(wire.key === undefined ? {} : { idempotencyKey: wire.key }),
    ...(wire.agn === true ? { again: true } : {}),
  };
}

function parse(payload: string): Wire {
  let wire: Partial<Wire> | null;
  try {
    wire = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Partial<Wire> | null;
  } catch {
    return refuse('not JSON');
  }
  const texts = [
    wire?.from,
    wire?.to,
    wire?.op,
    wire?.dig,
    wire?.sub,
    wire?.cid,
    wire?.scp,
    wire?.rid,
    wire?.ses ?? '',
  ];
  if (wire?.v !== 1 || typeof wire.exp !== 'number' || texts.some((text) => typeof text !== 'string'))
    return refuse('malformed');
  return wire as Wire;
}
