import { hash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { full, type Level, type Limit, take } from './bucket.rules.ts';
import { Recent } from './recent.ts';

const MAX_ADDRESSES = 20_000;
const MAX_CREDENTIALS = 20_000;

/**
 * What an address may ask without a valid token. Only refusals are counted: behind one address of an assistant's host or an office are many
 * people, and all of theirs are good. Credentials that were good are let past while their address floods.
 */
export class AddressLimits {
  private readonly levels = new Recent<{ level: Level }>(MAX_ADDRESSES);
  private readonly good = new Recent<true>(MAX_CREDENTIALS);
  private readonly noted = new WeakSet<object>();

  constructor(
    private readonly limit: Limit,
    private readonly now: () => number,
  ) {}

  /** Milliseconds until the address is listened to again; 0 when it is. */
  waitMs(address: string, authorization: string | undefined): number {
    const known = this.levels.get(keyOf(address));
    if (!known) return 0;
    const now = this.now();
    const { granted, waitMs } = take(this.limit, known.level, now, 1);
    if (granted > 0) return 0;
    return authorization !== undefined && this.good.get(digest(authorization)) ? 0 : waitMs;
  }

  /** A request from there is to be counted: it had no valid token, or needs none. */
  count(address: string): void {
    const key = keyOf(address);
    const now = this.now();
    const known = this.levels.get(key);
    const { level } = take(this.limit, known?.level ?? full(this.limit, now), now, 1);
    if (known) known.level = level;
    else this.levels.set(key, { level });
  }

  /** A credential was good. `token` is what was made of it: one seen before costs no digest. */
  accepted(token: object, authorization: string): void {
    if (this.noted.has(token)) return;
    this.noted.add(token);
    this.good.set(digest(authorization), true);
  }

  /** A credential is not good, or not any more. */
  refused(authorization: string): void {
    this.good.delete(digest(authorization));
  }
}

const digest = (authorization: string): string => hash('sha256', authorization, 'base64url');

/** Whoever has an IPv6 address has 2^64 of them, so they count as one. */
export function keyOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain.slice(0, 64);
  const [head = '', tail] = (plain.split('%')[0] ?? '').toLowerCase().split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':');
}
