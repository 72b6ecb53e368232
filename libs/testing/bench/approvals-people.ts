import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { approvals, type ApprovalView } from '#libs/contracts';
import type { Caller } from '../src/caller.ts';
import type { TestDatabase } from '../src/database.ts';

const AT_ONCE = 8;

/** Somebody signed in on our pages. */
export interface Person {
  readonly user: string;
  readonly cookie: string;
}

/** Work for each of a list, a few at a time, in the order of the list. */
export async function forEach<T, R>(list: readonly T[], work: (one: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < list.length; i = next++) results[i] = await work(list[i] as T, i);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** People who have signed in a moment ago: the issuer of a bench has no pages to do it at. */
export async function signedIn(database: TestDatabase, count: number): Promise<Person[]> {
  const people = Array.from({ length: count }, () => ({
    user: `auth0|${randomUUID()}`,
    secret: randomBytes(32).toString('base64url'),
  }));
  const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');
  await database.query(
    `INSERT INTO gateway.web_sessions (id, secret_sha256, user_id, name, csrf_secret, signed_in_at, created_at, last_seen_at, expires_at)
     SELECT gen_random_uuid(), sha256, user_id, 'Bench', 'a-secret-of-the-bench', now(), now(), now(), now() + interval '2 hours'
     FROM unnest($1::text[], $2::text[]) one (sha256, user_id)`,
    [people.map(({ secret }) => digest(secret)), people.map(({ user }) => user)],
  );
  return people.map(({ user, secret }) => ({ user, cookie: `__Host-atelier-session=${secret}` }));
}

/** An approval each, of one piece, as an assistant asks for it. */
export const askedBy = (
  caller: Caller,
  people: readonly Person[],
  variants: readonly string[],
): Promise<ApprovalView[]> =>
  forEach(people, ({ user }, i) =>
    caller.call(
      approvals.requestPurchaseApproval,
      { lines: [{ variant_id: variants[i % variants.length] ?? '', quantity: 1 }] },
      { user },
    ),
  );

/** Approves, and goes to the page before the shop as a browser does. @returns path and form of each person's link */
export async function linksOf(
  caller: Caller,
  url: string,
  people: readonly Person[],
  asked: readonly ApprovalView[],
): Promise<{ readonly path: string; readonly body: string }[]> {
  return forEach(people, async ({ user, cookie }, i) => {
    const { approval_id: id = '', snapshot_hash: hash = '' } = asked[i] ?? {};
    await caller.call(approvals.approvePurchase, { approval_id: id, snapshot_hash: hash }, { user });
    const page = await (await fetch(`${url}/approvals/${id}`, { headers: { cookie } })).text();
    const path = /href="(\/go\/[\w-]+)"/.exec(page)?.[1] ?? '';
    const before = await (await fetch(`${url}${path}`, { headers: { cookie } })).text();
    const csrf = /name="csrf" value="([^"]+)"/.exec(before)?.[1] ?? '';
    if (!path || !csrf) throw new Error(`Cannot find the link of an approval: ${page.slice(0, 2_000)}`);
    return { path, body: new URLSearchParams({ csrf }).toString() };
  });
}

/** Open approvals of other people, five each, as many as there are to be in all; each a copy of one that is there. */
export async function fillApprovals(database: TestDatabase, total: number): Promise<void> {
  await database.query(
    `INSERT INTO commerce.approvals (approval_id, user_id, client_id, request_id, status, snapshot, snapshot_hash, pictures, pieces,
       differences, asked_at, expires_at, decided_at, decided_session, over_budget_accepted, ended_at)
     SELECT 'filled-' || i, 'auth0|filled-' || i / 5, client_id, 'filled-' || i, CASE WHEN i % 2 = 0 THEN 'pending' ELSE 'approved' END,
       snapshot, snapshot_hash, pictures, pieces, differences, now() - i * interval '0.1 s', now() + interval '1 day',
       CASE WHEN i % 2 = 1 THEN now() END, CASE WHEN i % 2 = 1 THEN 'a-session' END, false, NULL
     FROM (SELECT * FROM commerce.approvals WHERE status = 'pending' LIMIT 1) one, generate_series(1, $1) i`,
    [total],
  );
  await database.query(
    `INSERT INTO commerce.approval_shops (approval_id, merchant, position, state, total_minor, currency)
     SELECT 'filled-' || i, merchant, position, 'unopened', total_minor, currency
     FROM (SELECT s.* FROM commerce.approval_shops s JOIN commerce.approvals a USING (approval_id) WHERE a.status = 'pending' LIMIT 1) one,
       generate_series(1, $1) i`,
    [total],
  );
  for (const table of ['approvals', 'approval_shops']) await database.query(`VACUUM ANALYZE commerce.${table}`);
  // What was filled in is written out now, and not while something is measured.
  await database.query('CHECKPOINT');
}
