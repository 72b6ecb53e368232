import type { Dispatcher } from 'undici';
import { tooLarge } from './body.ts';
import { OutboundFailed, OutboundRefused } from './errors.ts';

type Answer = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'>;

interface Taken {
  readonly accept?: readonly string[];
  readonly maxBytes: number;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const TRY_AGAIN = new Set([408, 425, 429]);
const MAX_RETRY_AFTER_S = 86_400;

/** A header that must be there once; of several, the first counts. */
export function headerOf({ headers }: Pick<Answer, 'headers'>, name: string): string | null {
  const value = headers[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? null;
}

export const isRedirect = (answer: Answer): boolean =>
  REDIRECTS.has(answer.statusCode) && headerOf(answer, 'location') !== null;

/**
 * What is decided before any content is read.
 *
 * @throws OutboundRefused, OutboundFailed
 */
export function assertUsable(answer: Answer, host: string, { accept, maxBytes, etag, lastModified }: Taken): 200 | 304 {
  const { statusCode: status } = answer;
  if (status === 304 && (etag || lastModified)) return 304;
  if (status >= 500 || TRY_AGAIN.has(status))
    throw new OutboundFailed('SERVER', `it answered with status ${status}`, {
      host,
      status,
      retryAfterSeconds: retryAfter(answer),
    });
  if (status !== 200) throw new OutboundRefused('STATUS', `it answered with status ${status}`, { host, status });
  const type = headerOf(answer, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (accept && !accept.some((wanted) => matches(wanted, type)))
    throw new OutboundRefused('TYPE', `it sends ${JSON.stringify(type.slice(0, 60))}, not ${accept.join(' or ')}`, {
      host,
    });
  if (Number(headerOf(answer, 'content-length')) > maxBytes) throw tooLarge(host, maxBytes);
  return 200;
}

const matches = (wanted: string, type: string): boolean =>
  wanted === '*/*' || wanted === type || (wanted.endsWith('/*') && type.startsWith(wanted.slice(0, -1)));

/** In seconds; a date there is left alone, as its clock is not ours. */
function retryAfter(answer: Answer): number | undefined {
  const seconds = Number(headerOf(answer, 'retry-after') ?? '');
  return Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, MAX_RETRY_AFTER_S) : undefined;
}
