import { createHash, randomBytes } from 'node:crypto';
import { createRequestStateCodec, type ServerContext } from '@modelcontextprotocol/server';

/** What a state is good for: one person with one client, and the same call again. */
export interface Bound {
  readonly userId: string;
  readonly clientId: string;
  readonly method: string;
  readonly tool: string;
  readonly args: object;
}

interface Payload {
  /** Makes it one of a kind; what is remembered of it once it was used. */
  readonly nonce: string;
  /** Of the link it stands for. */
  readonly handle: string;
  /** Epoch seconds. */
  readonly expires: number;
}

/** @returns false when it was used before, here or at another replica. @throws Error when that cannot be known now */
export type UseOnce = (nonce: string, expires: Date) => Promise<boolean>;

/** A link may stay open for days; a call that waits for its end does not. */
const MAX_SECONDS = 3_600;
const MAX_LENGTH = 4_096;
const NONCE_BYTES = 16;
/** The codec hands it to `bind`, which does not look at it. */
const NO_CONTEXT = {} as ServerContext;

/** Seals which link a call waits for into the state that comes back through the client, and opens it once. */
export class LinkStates {
  /** @param keys the first seals, every one opens, so that a key can be changed while calls wait */
  constructor(
    private readonly keys: readonly Uint8Array[],
    private readonly useOnce: UseOnce,
    private readonly now: () => number,
  ) {}

  async seal(bound: Bound, handle: string, linkExpires: Date): Promise<string> {
    const [key] = this.keys;
    if (!key) throw new Error('There is no key to seal a state with');
    const now = Math.floor(this.now() / 1_000);
    const expires = Math.min(Math.floor(linkExpires.getTime() / 1_000), now + MAX_SECONDS);
    const payload: Payload = { nonce: randomBytes(NONCE_BYTES).toString('base64url'), handle, expires };
    return codec(key, bound).mint(payload, NO_CONTEXT);
  }

  /**
   * @returns the handle; undefined when the state is not ours, altered, expired or sealed for somebody or something else
   */
  async open(bound: Bound, state: string): Promise<OpenedState | undefined> {
    if (state.length > MAX_LENGTH) return undefined;
    for (const key of this.keys) {
      const payload = await codec(key, bound)
        .verify(state, NO_CONTEXT)
        .catch(() => undefined);
      if (payload && payload.expires * 1_000 > this.now()) return new OpenedState(payload, this.useOnce);
    }
    return undefined;
  }
}

export class OpenedState {
  constructor(
    private readonly payload: Payload,
    private readonly useOnce: UseOnce,
  ) {}

  get handle(): string {
    return this.payload.handle;
  }

  /** @returns false when it was used before. @throws Error when that cannot be known now */
  use(): Promise<boolean> {
    return this.useOnce(this.payload.nonce, new Date(this.payload.expires * 1_000));
  }
}

/** Its own lifetime only bounds the one in the payload, which is never longer. */
const codec = (key: Uint8Array, bound: Bound) => {
  const { userId, clientId, method, tool, args } = bound;
  const text = JSON.stringify([userId, clientId, method, tool, digestOf(args)]);
  return createRequestStateCodec<Payload>({ key, ttlSeconds: MAX_SECONDS, bind: () => text });
};

/** The same for the same arguments, in whatever order a client writes them. */
const digestOf = (args: object): string =>
  createHash('sha256').update(JSON.stringify(args, sorted)).digest('base64url');

const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
