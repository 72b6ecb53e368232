import { type Failure, OutboundFailed, OutboundRefused } from './errors.ts';

interface Known {
  readonly failure: Failure;
  readonly why: string;
}

const TOO_SLOW: Known = { failure: 'TOO_SLOW', why: 'it did not send everything in time' };
const UNREACHABLE: Known = { failure: 'UNREACHABLE', why: 'nobody answers there' };
const NO_ADDRESS: Known = { failure: 'NO_ADDRESS', why: 'its name has no address' };
const BROKEN_OFF: Known = { failure: 'BROKEN_OFF', why: 'the connection ended in the middle of the answer' };
const TLS: Known = { failure: 'TLS', why: 'its certificate or its TLS is not in order' };

/** Codes of undici, Node and the system. */
const BY_CODE: Readonly<Record<string, Known>> = {
  ENOTFOUND: NO_ADDRESS,
  EAI_AGAIN: NO_ADDRESS,
  ENODATA: NO_ADDRESS,
  ECONNREFUSED: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  EADDRNOTAVAIL: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  UND_ERR_CONNECT_TIMEOUT: UNREACHABLE,
  UND_ERR_HEADERS_TIMEOUT: TOO_SLOW,
  UND_ERR_BODY_TIMEOUT: TOO_SLOW,
};

/** What came of a fetch, in our own closed set: errors of ours as they are, everything else as a failure. */
export function asOutboundError(error: unknown, host: string, timeout: AbortSignal): OutboundRefused | OutboundFailed {
  const own = ownError(error);
  if (own) return own;
  const code = codeOf(error);
  if (isBadData(code))
    return new OutboundRefused('ENCODING', 'its answer is not packed as it says', { host, cause: error });
  const { failure, why } = timeout.aborted ? TOO_SLOW : (BY_CODE[code] ?? (isTls(code) ? TLS : BROKEN_OFF));
  return new OutboundFailed(failure, why, { host, cause: error });
}

function ownError(error: unknown): OutboundRefused | OutboundFailed | undefined {
  if (error instanceof OutboundRefused || error instanceof OutboundFailed) return error;
  return error instanceof Error && error.cause !== undefined ? ownError(error.cause) : undefined;
}

/** Its own, or that of the first of several attempts (`AggregateError`). */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

const isTls = (code: string): boolean =>
  /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|EPROTO)/.test(code);

/** Of gzip and of Brotli. Content that is cut off in the middle has another, `Z_BUF_ERROR`: that is a broken connection. */
const isBadData = (code: string): boolean => code === 'Z_DATA_ERROR' || code.includes('ERROR_FORMAT');
