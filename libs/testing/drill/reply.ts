import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../src/http.ts';
import { goalsOf, sizesOf } from './arguments.ts';
import type { PlannedWrite } from './writes.ts';

/** What an answer means for a write: it is done; nobody can tell; or it is an answer nobody should get. */
export type Reply =
  | { readonly kind: 'done'; readonly done: { readonly requestId: string | null; readonly importId: string | null } }
  | { readonly kind: 'unanswered'; readonly text: string }
  | { readonly kind: 'odd'; readonly text: string };

interface Result {
  readonly isError?: boolean;
  readonly content?: readonly { readonly text: string }[];
  readonly structuredContent?: Readonly<Record<string, unknown>>;
}

const INTERNAL_ERROR = -32_603;
const LONGEST = 300;

export function replyOf(write: PlannedWrite, answer: Answer): Reply {
  const { status, text, body } = answer;
  if (status >= 500) return { kind: 'unanswered', text: `${status} ${text.slice(0, LONGEST)}` };
  const odd: Reply = { kind: 'odd', text: `answered with ${status} ${text.slice(0, LONGEST)}` };
  if (status >= 300) return odd;
  if (write.kind === 'goals' || write.kind === 'sizes') {
    const { result, error } = body as { result?: Result; error?: { code: number } };
    if (error?.code === INTERNAL_ERROR || result?.content?.[0]?.text.startsWith('UNAVAILABLE: '))
      return { kind: 'unanswered', text: text.slice(0, LONGEST) };
    if (!result || result.isError) return odd;
    return shows(write, result.structuredContent ?? {}) ? done(answer, null) : odd;
  }
  const { name, import_id: importId } = body as { name?: string; import_id?: string };
  if (write.kind === 'import') return importId === undefined ? odd : done(answer, importId);
  return name === write.trace ? done(answer, null) : odd;
}

const done = ({ headers }: Answer, importId: string | null): Reply => ({
  kind: 'done',
  done: { requestId: headers.get('x-request-id'), importId },
});

/** Whether the profile in an answer has what was written. */
function shows(write: PlannedWrite, profile: Readonly<Record<string, unknown>>): boolean {
  if (write.kind === 'goals') return isDeepStrictEqual(profile['goals'], goalsOf(write).goals);
  const measured = profile['measurements'] as Readonly<Record<string, number>>;
  return Object.entries(sizesOf(write).measurements).every(([name, value]) => measured[name] === value);
}
