import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../src/http.ts';
import { goalsOf, sizesOf } from './arguments.ts';
import type { PlannedWrite } from './writes.ts';

/** What an answer means for a write: it is done; nobody can tell; or it is an answer nobody should get. */
export type Reply =
  | { readonly kind: 'done'; readonly done: { readonly requestId: string | null; readonly handle: string | null } }
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
  const { status, text } = answer;
  if (status >= 500) return unanswered(`${status} ${text}`);
  const odd: Reply = { kind: 'odd', text: `answered with ${status} ${text.slice(0, LONGEST)}` };
  const { kind } = write;
  if (kind === 'approve' || kind === 'decline')
    // Back to the page, which then says how it stands.
    return status === 303 && answer.headers.get('location')?.startsWith('/approvals/') ? done(answer) : odd;
  if (status >= 300) return odd;
  return (kind === 'merchant' || kind === 'import' ? operated(write, answer) : called(write, answer)) ?? odd;
}

const unanswered = (text: string): Reply => ({ kind: 'unanswered', text: text.slice(0, LONGEST) });

const done = ({ headers }: Answer, handle: string | null = null): Reply => ({
  kind: 'done',
  done: { requestId: headers.get('x-request-id'), handle },
});

function operated(write: PlannedWrite, answer: Answer): Reply | undefined {
  const { name, import_id: importId } = answer.body as { name?: string; import_id?: string };
  if (write.kind === 'import') return importId === undefined ? undefined : done(answer, importId);
  return name === write.trace ? done(answer) : undefined;
}

function called(write: PlannedWrite, answer: Answer): Reply | undefined {
  const { result, error } = answer.body as { result?: Result; error?: { code: number } };
  if (error?.code === INTERNAL_ERROR || result?.content?.[0]?.text.startsWith('UNAVAILABLE: '))
    return unanswered(answer.text);
  if (!result || result.isError) return undefined;
  const { structuredContent: content = {} } = result;
  return shows(write, content) ? done(answer, (content['approval_id'] as string | undefined) ?? null) : undefined;
}

/** Whether the answer of a tool has what was written. */
function shows(write: PlannedWrite, content: Readonly<Record<string, unknown>>): boolean {
  const { kind } = write;
  if (kind === 'goals') return isDeepStrictEqual(content['goals'], goalsOf(write).goals);
  if (kind === 'ask') return content['status'] === 'pending' && typeof content['approval_id'] === 'string';
  if (kind === 'cancel') return content['status'] === 'cancelled';
  const measured = content['measurements'] as Readonly<Record<string, number>>;
  return Object.entries(sizesOf(write).measurements).every(([name, value]) => measured[name] === value);
}
