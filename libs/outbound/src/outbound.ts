import { lookup as dnsLookup } from 'node:dns/promises';
import { Agent, type Dispatcher } from 'undici';
import { contentOf, ENCODINGS } from './body.ts';
import { destinationOf } from './destination.ts';
import { type Lookup, dialling } from './dial.ts';
import { OutboundRefused } from './errors.ts';
import { asOutboundError } from './failures.ts';
import { assertUsable, headerOf, isRedirect } from './answer.ts';
import { StandIns } from './stand-ins.ts';

const USER_AGENT = 'AtelierFetcher/1.0';
const MAX_REDIRECTS = 5;
const MAX_HEADER_BYTES = 16_384;
const CONNECT_WITHIN_MS = 10_000;
const IDLE_MS = 15_000;
const MAX_IDLE_MS = 10_000;
const PER_HOST = 2;

export interface OutboundSettings {
  /** `OUTBOUND_HOSTS`: servers of this machine that stand in for hosts of the internet. */
  readonly hosts?: readonly string[];
  /** All IP addresses of a host; the system's resolver unless given. */
  readonly lookup?: Lookup;
  /** Connections to one host at once, 2 unless given; more fetches wait, within their time. */
  readonly perHost?: number;
}

export interface GetOptions {
  /** Content types taken, such as `image/*` or `text/csv`; any unless given. */
  readonly accept?: readonly string[];
  /** Most bytes of content, as they come and unpacked. */
  readonly maxBytes: number;
  /** For everything: name, connection, redirects, and the reading of the body to its end. */
  readonly timeoutMs: number;
  /** Longest silence while headers or body are awaited; 15 s unless given. */
  readonly idleMs?: number;
  /** What the answer was called the last time; `status` is 304 when it is still the same. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Gives up when it is aborted, with its reason. */
  readonly signal?: AbortSignal;
}

export interface OutboundResponse {
  readonly status: 200 | 304;
  readonly headers: {
    readonly etag: string | null;
    readonly lastModified: string | null;
    /** Without parameters, lower case: `text/csv`. As the server says; look at the content before believing it. */
    readonly contentType: string | null;
  };
  /**
   * The content, to be read once: to its end, or left early (`break`), else its connection is held until `timeoutMs`. Reading throws
   * `OutboundRefused` or `OutboundFailed` too. Empty for 304.
   */
  readonly body: AsyncIterable<Uint8Array>;
  /** Where it came from, after redirects. */
  readonly url: string;
}

/**
 * Reaches the internet at addresses strangers wrote: https on port 443, public IP addresses only, checked at every redirect and when
 * dialling; bounded in bytes and time. Sends no cookie, no credential and no referrer, and takes no notice of proxies in the environment.
 */
export class Outbound {
  readonly #agent: Agent;

  constructor({ hosts = [], lookup = everyAddress, perHost = PER_HOST }: OutboundSettings = {}) {
    this.#agent = new Agent({
      connect: dialling({ standIns: new StandIns(hosts), lookup, timeoutMs: CONNECT_WITHIN_MS }),
      connections: perHost,
      pipelining: 1,
      maxHeaderSize: MAX_HEADER_BYTES,
      keepAliveMaxTimeout: MAX_IDLE_MS,
    });
  }

  /**
   * Fetches what is at an address, as a stream.
   *
   * @throws OutboundRefused when it must not be fetched or is not what was asked for: final. OutboundFailed when it did not work this time.
   */
  async get(address: string, options: GetOptions): Promise<OutboundResponse> {
    let url = destinationOf(address);
    const timeout = AbortSignal.timeout(options.timeoutMs);
    const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
    for (let hops = 0; ; hops++) {
      const { hostname: host } = url;
      const explained = (error: unknown): unknown =>
        options.signal?.aborted ? options.signal.reason : asOutboundError(error, host, timeout);
      try {
        const answer = await this.#ask(url, options, signal);
        if (!isRedirect(answer)) return await responseOf(answer, url, options, explained);
        const next = headerOf(answer, 'location') ?? '';
        await discard(answer);
        if (hops === MAX_REDIRECTS)
          throw new OutboundRefused('REDIRECTS', `it sent us on more than ${MAX_REDIRECTS} times`, { host });
        url = destinationOf(next, url);
      } catch (error) {
        throw explained(error);
      }
    }
  }

  /** Ends every connection, and with it every fetch. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  #ask(url: URL, options: GetOptions, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const { accept = ['*/*'], etag, lastModified, idleMs = IDLE_MS } = options;
    return this.#agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: {
        'user-agent': USER_AGENT,
        accept: accept.join(', '),
        'accept-encoding': ENCODINGS,
        ...(etag ? { 'if-none-match': etag } : {}),
        ...(lastModified ? { 'if-modified-since': lastModified } : {}),
      },
      headersTimeout: idleMs,
      bodyTimeout: idleMs,
      signal,
    });
  }
}

const everyAddress: Lookup = async (host) => (await dnsLookup(host, { all: true })).map(({ address }) => address);

async function responseOf(
  answer: Dispatcher.ResponseData,
  url: URL,
  options: GetOptions,
  explained: (error: unknown) => unknown,
): Promise<OutboundResponse> {
  const { hostname: host } = url;
  try {
    const status = assertUsable(answer, host, options);
    const headers = {
      etag: headerOf(answer, 'etag'),
      lastModified: headerOf(answer, 'last-modified'),
      contentType: headerOf(answer, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? null,
    };
    if (status === 304) await discard(answer);
    const encoding = headerOf(answer, 'content-encoding')?.trim().toLowerCase() ?? '';
    const content = status === 304 ? nothing() : contentOf(answer.body, encoding, host, options.maxBytes);
    return { status, headers, body: explaining(content, explained), url: url.href };
  } catch (error) {
    await discard(answer);
    throw error;
  }
}

async function* explaining(
  content: AsyncIterable<Uint8Array>,
  explained: (error: unknown) => unknown,
): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (error) {
    throw explained(error);
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // An answer without content.
}

/** The rest of an answer is of no interest; its connection goes with it. */
async function discard({ body }: Dispatcher.ResponseData): Promise<void> {
  body.on('error', () => undefined);
  body.destroy();
  await Promise.resolve();
}
