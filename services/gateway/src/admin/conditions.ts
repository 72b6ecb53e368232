import { OperationError } from '#libs/contracts';
import type { GatewayRequest } from '../request.ts';

const ANY = '*';
const TAG = /(W\/)?"([\x21\x23-\x7e]{0,64})"/;
const LIST = new RegExp(`^${TAG.source}(?:[ \\t]*,[ \\t]*${TAG.source}){0,9}$`);

/** Entity tags are the versions that services give. */
export const entityTag = (version: string): string => `"${version}"`;

/** A read whose answer the client has already: RFC 9110 section 15.4.5. */
export class NotModified extends Error {}

/** What a write asks of the version that stands, as its operation wants it said. */
export interface Condition {
  expected_versions?: string[];
}

/**
 * The conditions of a write (RFC 9110 section 13.1). The service looks at them under the lock it writes with: here there is nothing
 * to compare with that could not change a moment later.
 *
 * @throws OperationError `INVALID_INPUT`; `CONFLICT` for what can never be met.
 */
export function conditionOf({ headers }: GatewayRequest): Condition {
  const match = headers['if-match'];
  const noneMatch = headers['if-none-match'];
  if (match !== undefined && noneMatch !== undefined) throw refused('If-None-Match', 'cannot be met with If-Match');
  if (noneMatch !== undefined) {
    if (noneMatch === ANY) return { expected_versions: [] };
    throw refused('If-None-Match', 'is only * on a write: it must be new. Use If-Match for a version you have read');
  }
  if (match === undefined) return {};
  if (match === ANY) return { expected_versions: [ANY] };
  // A weak tag names no version, so none of these can be the one that stands.
  const strong = tagsOf('If-Match', match).filter(({ weak }) => !weak);
  if (strong.length > 0) return { expected_versions: strong.map(({ opaque }) => opaque) };
  throw new OperationError(
    'CONFLICT',
    'Nothing was written: If-Match has weak entity tags only. Send the ETag as read.',
    {
      details: { precondition: 'version' },
    },
  );
}

/** Whether a read may be answered with 304. */
export function isKnown(version: string, { headers }: GatewayRequest): boolean {
  const known = headers['if-none-match'];
  if (known === undefined) return false;
  return known === ANY || tagsOf('If-None-Match', known).some(({ opaque }) => opaque === version);
}

interface Tag {
  readonly weak: boolean;
  readonly opaque: string;
}

function tagsOf(header: string, text: string): Tag[] {
  if (!LIST.test(text)) throw refused(header, 'must be * or at most ten entity tags in quotes: send the ETag as read');
  return [...text.matchAll(new RegExp(TAG, 'g'))].map(([, weak, opaque = '']) => ({
    weak: weak !== undefined,
    opaque,
  }));
}

const refused = (header: string, why: string): OperationError =>
  new OperationError('INVALID_INPUT', `"${header}" ${why}`, { details: { field: header } });

const text = (description: string) => ({ schema: { type: 'string' }, description });

/** Headers of an answer that has a version. */
export const VERSION_HEADERS = { ETag: text('Version of what was read or written; send it back in If-Match') };

/** Request headers of an operation on something that has versions. */
export const CONDITION_HEADERS = {
  read: [{ name: 'if-none-match', required: false, description: 'ETag you have: 304 when nothing changed since' }],
  write: [
    {
      name: 'if-match',
      required: false,
      description:
        'ETag of what you edited: 412 when somebody has changed it since. *: it must be there. Without it the last write wins',
    },
    { name: 'if-none-match', required: false, description: '*: 412 when it is there already' },
  ],
} as const;
