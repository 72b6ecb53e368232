import { createHash } from 'node:crypto';
import type { TestDatabase } from '../src/database.ts';
import { type Answer, ask } from '../src/http.ts';
import type { Stack } from '../src/stack.ts';
import type { PlannedClient, PlannedWrite } from './writes.ts';

const digest = (text: string, encoding: 'hex' | 'base64url'): string =>
  createHash('sha256').update(text).digest(encoding);
const secretOf = ({ name }: PlannedClient): string => digest(name, 'base64url');

/** Signs people in at our pages: the issuer of these stacks has none to do it at. */
export async function signIn(database: TestDatabase, clients: readonly PlannedClient[]): Promise<void> {
  await database.query(
    `INSERT INTO gateway.web_sessions (id, secret_sha256, user_id, csrf_secret, signed_in_at, created_at, last_seen_at, expires_at)
     SELECT gen_random_uuid(), sha256, user_id, sha256, now(), now(), now(), now() + interval '1 hour'
     FROM unnest($1::text[], $2::text[]) one (sha256, user_id)`,
    [clients.map((client) => digest(secretOf(client), 'hex')), clients.map(({ user }) => user)],
  );
}

/** The browser of one person, who decides on the pages of what was asked for. */
export class Browser {
  readonly #stack: Stack;
  readonly #cookie: string;
  /** Forms by the write they are sent for. */
  readonly #forms = new Map<string, URLSearchParams>();

  constructor(stack: Stack, client: PlannedClient) {
    this.#stack = stack;
    this.#cookie = `__Host-atelier-session=${secretOf(client)}`;
  }

  /** Looks at the page and presses a button of its form; for the same write, the button of the same form again. */
  async decide(
    { kind, trace }: PlannedWrite,
    approvalId: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Answer> {
    const url = `${this.#stack.publicUrl}/approvals/${approvalId}`;
    const cookie = this.#cookie;
    if (!this.#forms.has(trace)) {
      const page = await ask(url, { headers: { cookie }, signal });
      if (page.status !== 200) return page;
      this.#forms.set(trace, formIn(page.text));
    }
    const body = new URLSearchParams([...(this.#forms.get(trace) ?? []), ['decision', kind], ['over_budget', 'yes']]);
    return ask(url, { method: 'POST', headers: { ...headers, cookie, origin: this.#stack.publicUrl }, body, signal });
  }
}

/** What a page hides in its form, if it has one: without it whoever sends it is refused. */
const formIn = (page: string): URLSearchParams =>
  new URLSearchParams(
    ['csrf', 'form', 'snapshot_hash', 'over_by'].flatMap((name): [string, string][] => {
      const [, value] = new RegExp(`name="${name}" value="([^"]+)"`).exec(page) ?? [];
      return value === undefined ? [] : [[name, value]];
    }),
  );
