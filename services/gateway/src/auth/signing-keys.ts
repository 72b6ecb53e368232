import { createPublicKey, type KeyObject } from 'node:crypto';

/** A key as the issuer publishes it. */
export interface PublishedKey {
  readonly kid?: string;
  readonly alg?: string;
  getPublicKey(): string;
}

interface Options {
  /** Fetches what the issuer publishes now. */
  ask: () => Promise<readonly PublishedKey[]>;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
}

/** Nobody can say whether a token is good, because the issuer's keys cannot be had: no reason to sign in again. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** With the 5 seconds a verified token is remembered, and the time an answer takes: a key removed by the issuer is trusted for less than a minute. */
const KEY_LIFETIME_MS = 50_000;
/** From this age on keys are asked for beside the requests, which therefore do not feel a slow issuer. */
const RENEW_MS = 30_000;
/** How soon a key the issuer has just added can be seen; strangers who name keys that do not exist make us ask no more often. */
const ASK_AGAIN_MS = 5_000;
/** An issuer that failed is left alone for so long. */
const PAUSE_MS = 1_000;
/** RFC 7518, section 3.3. */
const MIN_MODULUS_BITS = 2_048;

/**
 * The issuer's keys, asked for all at once and kept parsed. A limit on requests per minute, which jwks-rsa offers instead, could
 * be used up by anybody with made-up key ids, and everybody's tokens would be refused.
 */
export class SigningKeys {
  private readonly options: Options;
  private keys: ReadonlyMap<string, KeyObject> = new Map();
  private askedAt = Number.NEGATIVE_INFINITY;
  private failedAt = Number.NEGATIVE_INFINITY;
  private failure: unknown;
  private asking: Promise<void> | undefined;

  constructor(options: Options) {
    this.options = options;
  }

  /** @throws Error when the issuer publishes no such key. @throws KeysUnavailable when it cannot be asked. */
  async get(kid: string): Promise<KeyObject> {
    const age = this.options.now() - this.askedAt;
    const known = this.keys.get(kid);
    if (known && age < KEY_LIFETIME_MS) {
      if (age >= RENEW_MS) void this.renew().catch(() => undefined); // felt, if it lasts, by those who have to wait
      return known;
    }
    if (age >= ASK_AGAIN_MS) await this.renew();
    const key = this.keys.get(kid);
    if (!key) throw new Error('the issuer publishes no such key');
    return key;
  }

  /** Asks once for all who want to know at the same time. */
  private async renew(): Promise<void> {
    if (!this.asking && this.options.now() - this.failedAt < PAUSE_MS) throw this.unavailable();
    await (this.asking ??= this.ask().finally(() => (this.asking = undefined)));
  }

  private async ask(): Promise<void> {
    const askedAt = this.options.now();
    try {
      const published = await this.options.ask();
      this.keys = new Map(published.flatMap(usable));
      this.askedAt = askedAt;
    } catch (error) {
      this.failedAt = this.options.now();
      this.failure = error;
      throw this.unavailable();
    }
  }

  private unavailable(): KeysUnavailable {
    return new KeysUnavailable('Cannot check access tokens: the issuer does not give its keys', {
      cause: this.failure,
    });
  }
}

/** RSA keys of a size that is safe; a key set may hold others, and an unreadable one must not cost us the rest. */
function usable(published: PublishedKey): [string, KeyObject][] {
  const key = readable(published);
  const isSafe = key?.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_MODULUS_BITS;
  return key && isSafe && published.kid !== undefined ? [[published.kid, key]] : [];
}

function readable(published: PublishedKey): KeyObject | undefined {
  try {
    return createPublicKey(published.getPublicKey());
  } catch {
    return undefined;
  }
}
