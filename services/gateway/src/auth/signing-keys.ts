import { createPublicKey, type KeyObject } from 'node:crypto';

/** A key as the issuer publishes it. */
interface PublishedKey {
  readonly kid: string;
  getPublicKey(): string;
}

interface Options {
  /** Fetches what the issuer publishes now. */
  ask: () => Promise<readonly PublishedKey[]>;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
}

/** A key removed by the issuer is trusted no longer than this. */
const KEY_LIFETIME_MS = 60_000;
/** How soon a key the issuer has just added can be seen; strangers who name keys that do not exist make us ask no more often. */
const ASK_AGAIN_MS = 5_000;

/**
 * The issuer's keys, asked for all at once and kept parsed. A limit on requests per minute, which jwks-rsa offers instead, could
 * be used up by anybody with made-up key ids, and everybody's tokens would be refused.
 */
export class SigningKeys {
  private readonly options: Options;
  private keys: ReadonlyMap<string, KeyObject> = new Map();
  private askedAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<void> | undefined;

  constructor(options: Options) {
    this.options = options;
  }

  /** @throws Error when the issuer publishes no such key or cannot be asked. */
  async get(kid: string): Promise<KeyObject> {
    const age = this.options.now() - this.askedAt;
    if (age >= (this.keys.has(kid) ? KEY_LIFETIME_MS : ASK_AGAIN_MS)) {
      await (this.asking ??= this.refresh().finally(() => (this.asking = undefined)));
    }
    const key = this.keys.get(kid);
    if (!key) throw new Error('the issuer publishes no such key');
    return key;
  }

  private async refresh(): Promise<void> {
    const published = await this.options.ask();
    this.keys = new Map(published.map((key) => [key.kid, createPublicKey(key.getPublicKey())]));
    this.askedAt = this.options.now();
  }
}
