/** Why an address is not fetched, or what came of it is not taken. Asking again gives the same, until somebody changes something. */
export const REFUSALS = [
  /** Not an absolute address, or one with characters no address has: blanks, control characters, backslashes. */
  'ADDRESS',
  /** Anything but https. */
  'SCHEME',
  /** A user name or a password in the address. */
  'CREDENTIALS',
  /** A port other than 443. */
  'PORT',
  /** A name that is none of the public internet: one label, or a dot at its end. */
  'HOST',
  /** It is, or its name leads to, an address that is not public: this machine, a private network, a cloud's metadata. */
  'NOT_PUBLIC',
  /** More than five redirects. */
  'REDIRECTS',
  /** The server answered that there is nothing for us: 4xx, or something that is no answer to a GET. `status` has it. */
  'STATUS',
  /** A content type the caller does not take. */
  'TYPE',
  /** A content encoding we do not know, or content that is not encoded as it says. */
  'ENCODING',
  /** More bytes than the caller takes, before or after they were unpacked. */
  'TOO_LARGE',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Why a fetch did not succeed this time; it may at another. */
export const FAILURES = [
  /** The name has no address. */
  'NO_ADDRESS',
  /** Nobody answers there. */
  'UNREACHABLE',
  /** The certificate is not valid for the name, or TLS does not come about. */
  'TLS',
  /** Not all was there in the given time, or nothing came for a while. */
  'TOO_SLOW',
  /** The connection ended in the middle, or what was said on it is not HTTP. */
  'BROKEN_OFF',
  /** The server said "not now": 5xx, 408, 425 or 429. `status` has it. */
  'SERVER',
] as const;
export type Failure = (typeof FAILURES)[number];

/** What is known of a fetch that came to nothing. */
interface Circumstances {
  /** Name of the host, without path or query: those may hold secrets. */
  readonly host: string;
  readonly status?: number;
  readonly cause?: unknown;
}

/** Final. Its message is a sentence for an operator that names the host, and nothing of path or query. */
export class OutboundRefused extends Error {
  readonly code: Refusal;
  readonly host: string;
  readonly status: number | undefined;

  constructor(code: Refusal, why: string, { host, status, cause }: Circumstances) {
    super(`Cannot fetch from ${host}: ${why}`, { cause });
    this.name = 'OutboundRefused';
    this.code = code;
    this.host = host;
    this.status = status;
  }
}

/** Temporary: try again later. Its message is a sentence for an operator that names the host, and nothing of path or query. */
export class OutboundFailed extends Error {
  readonly code: Failure;
  readonly host: string;
  readonly status: number | undefined;
  /** Seconds the server asked us to wait, where it did: 1 to 86,400. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: Failure,
    why: string,
    { host, status, cause, retryAfterSeconds }: Circumstances & { readonly retryAfterSeconds?: number },
  ) {
    super(`Cannot fetch from ${host} right now: ${why}`, { cause });
    this.name = 'OutboundFailed';
    this.code = code;
    this.host = host;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
