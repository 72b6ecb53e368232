import { randomUUID } from 'node:crypto';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import {
  ask,
  bearer,
  browserOf,
  type FeedRow,
  mcpRequest,
  msUntil,
  type OwnStack,
  shopifyCsv,
  startStack,
} from '#libs/testing';
import { placeConsent } from './consent-fixtures.ts';
import { ACCESS_SCOPES, admin } from './replicas.ts';

const SCOPE = 'profile:read profile:write consents:write catalog:read activity:read';
const CLAUDE = 'https://claude.ai/oauth/mcp-oauth-client-metadata';
const GOALS = [
  'A capsule for two weeks of travel that fits into one small case and needs no iron anywhere between Lisbon and Oslo',
  'Fewer, better coats',
  'Mehr Farbe im Büro, ohne dass es nach Karneval aussieht',
  `One word: ${'Donaudampfschifffahrtsgesellschaft'.repeat(4)}`,
];
const SIZES = [
  { garment: 'top', system: 'letter', value: 'M' },
  { garment: 'top', system: 'eu', value: '40' },
  { garment: 'bottom', system: 'waist_length', value: '32/34' },
  { garment: 'dress', system: 'uk', value: '12' },
  { garment: 'outerwear', system: 'letter', value: 'XL' },
  { garment: 'shoes', system: 'eu', value: '41.5' },
];
/** More than a page of the activity shows. */
const ACTS = 30;

/** A stack at whose gateway people sign in, with one person who has everything and one who has nothing. */
export interface Furnished {
  readonly stack: OwnStack;
  readonly url: string;
  /** Paths of consent requests, by how they stand. */
  readonly asked: Readonly<Record<'one' | 'three' | 'allowed' | 'denied' | 'expired', string>>;
}

export const FULL = { name: 'Sam Shopper', user: 'auth0|shopper' } as const;
export const EMPTY = { name: 'Robin Shopper', user: 'auth0|shopper2' } as const;

export async function furnished(): Promise<Furnished> {
  const stack = await startStack();
  const { publicUrl: url } = await stack.bed.signIn();
  await tool(stack, 'set_sizes', { sizes: SIZES, measurements: { height_cm: 172, waist_cm: 72.5 } });
  await tool(stack, 'set_budget_and_goals', {
    monthly_budget_minor: 25_050,
    currency: 'EUR',
    goals: GOALS,
    style_tags: ['minimal', 'bold', 'linen'],
    department: 'women',
    country: 'DE',
  });
  const acts = Array.from({ length: ACTS }, (_, i) =>
    tool(stack, 'set_budget_and_goals', { monthly_budget_minor: 25_050 + i }),
  );
  await Promise.all(acts);
  await stack.database.query(
    `INSERT INTO profile.addresses (user_id, recipient, line1, postal_code, city, country, version, updated_at)
     VALUES ($1, 'Sam Shopper', 'Lange Straße 7', '10243', 'Berlin', 'DE', $2, now())`,
    [FULL.user, randomUUID()],
  );
  await placeConsent(stack.database, FULL.user, 'photos_store');
  await placeConsent(stack.database, FULL.user, 'try_on_render');
  await stack.database.query(
    `UPDATE profile.consents SET text_version = 99 WHERE user_id = $1 AND purpose = 'try_on_render'`,
    [FULL.user],
  );
  await rated(stack);
  await connect(stack);
  const asked = {
    one: await request(stack, ['share_with_assistant']),
    three: await request(stack, ['photos_store', 'try_on_render', 'share_with_assistant'], EMPTY.user),
    allowed: await request(stack, ['try_on_render']),
    denied: await request(stack, ['try_on_render', 'share_with_assistant']),
    expired: await request(stack, ['share_with_assistant'], EMPTY.user),
  };
  await decide(stack, asked.allowed, `decision = 'allow', decided_at = now(), session = 'a-session'`);
  await decide(stack, asked.denied, `decision = 'deny', decided_at = now(), session = 'a-session'`);
  await decide(stack, asked.expired, `created_at = now() - interval '2 h', expires_at = now() - interval '1 h'`);
  await msUntil(async () => (await activities(stack)) > ACTS, 20_000);
  return { stack, url, asked };
}

/** A browser in which somebody has signed in. */
export async function signedIn(
  url: string,
  person: { readonly name: string },
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browserOf(options);
  const page = await context.newPage();
  await signInAs(page, url, person);
  await page.waitForURL(`${url}/account`);
  await page.close();
  return context;
}

/** Goes to the issuer and says who it is. */
export async function signInAs(page: Page, url: string, { name }: { readonly name: string }): Promise<void> {
  await page.goto(`${url}/account`);
  await page.getByRole('button', { name }).click();
}

/** Begins a sign-in. @returns where the browser would come back with this answer of the issuer */
export async function callbackOf(page: Page, url: string, answer: string): Promise<string> {
  const asking = page.waitForRequest((request) => request.url().includes('code_challenge='));
  await page.goto(`${url}/sign-in`);
  const asked = new URL((await asking).url());
  const state = asked.searchParams.get('state') ?? '';
  await page.close();
  return `${url}/sign-in/callback?${answer}&state=${state}&iss=${encodeURIComponent(`${asked.origin}/`)}`;
}

/** Turns a person away, at every gateway. */
export async function revoke(stack: OwnStack, user: string): Promise<void> {
  const token = stack.token('auth0|operator', ACCESS_SCOPES);
  const body = { kind: 'user', value: user, reason: 'a test' };
  const answer = await admin(stack.publicUrl, token, 'POST', '/revocations', body);
  if (answer.status >= 300) throw new Error(answer.text);
}

async function tool<T>(stack: OwnStack, name: string, args: object, user: string = FULL.user): Promise<T> {
  const token = stack.token(user, SCOPE, { azp: CLAUDE });
  const answer = await ask(stack.mcpUrl, mcpRequest('tools/call', { name, arguments: args }, bearer(token)));
  const { result } = answer.body as { result?: { isError?: boolean; structuredContent?: T } };
  if (!result?.structuredContent || result.isError) throw new Error(`${name}: ${answer.text}`);
  return result.structuredContent;
}

async function request(stack: OwnStack, purposes: string[], user: string = FULL.user): Promise<string> {
  const { url } = await tool<{ url: string }>(stack, 'request_consent', { purposes }, user);
  return new URL(url).pathname;
}

const decide = (stack: OwnStack, path: string, how: string): Promise<unknown> =>
  stack.database.query(`UPDATE profile.consent_requests SET ${how} WHERE request_id = $1`, [path.split('/').at(-1)]);

/** The person budgets anew, from an assistant, while a page of theirs is open. */
export const budgetElsewhere = (stack: OwnStack, minor: number): Promise<unknown> =>
  tool(stack, 'set_budget_and_goals', { monthly_budget_minor: minor });

const activities = async (stack: OwnStack): Promise<number> =>
  (await tool<{ activities: unknown[] }>(stack, 'list_my_activity', { limit: 50 })).activities.length;

const ITEMS: FeedRow[] = ['Shirts', 'Dresses', 'Boots'].flatMap((type) =>
  ['Navy', 'Red', 'White', 'Green', 'Black', 'Camel', 'Pink', 'Grey'].map((colour) => ({
    handle: `${type}-${colour}`.toLowerCase(),
    title: `${colour} Linen ${type} with a Name as Long as Shops Like to Give Them, Hand-finished in Portugal`,
    vendor: 'Aava & Söhne',
    type,
    colour,
  })),
);

/** More ratings than a page shows, one of an item that is gone, and two corrections. */
async function rated(stack: OwnStack): Promise<void> {
  await stack.admin().importFeed('looks', shopifyCsv(ITEMS));
  await stack.database.query('INSERT INTO catalog.tastes (user_id, version) VALUES ($1, 1)', [FULL.user]);
  await stack.database.query(
    `INSERT INTO catalog.ratings (user_id, item_id, rating, reasons, rated_at)
     SELECT $1, item_id, CASE WHEN title ~ '^(Navy|Red)' THEN 1 WHEN title ~ '^Pink' THEN -1 ELSE 0 END,
       CASE WHEN title ~ '^Pink' THEN '{colour,price}'::text[] ELSE '{}' END, now() - interval '1 d'
     FROM catalog.products WHERE merchant = 'looks' UNION ALL SELECT $1, 'itm_gone', 1, '{own_it}', now()`,
    [FULL.user],
  );
  await stack.database.query(
    `INSERT INTO catalog.taste_corrections (user_id, topic, feeling, stated_at)
     VALUES ($1, 'material:leather', 'avoids', now()), ($1, 'kind:boots', 'no_matter', now())`,
    [FULL.user],
  );
}

const connect = (stack: OwnStack): Promise<unknown> =>
  stack.database.query(
    `INSERT INTO gateway.connected_clients (user_id, client_id, first_seen_at, last_seen_at, scopes, disconnected_at)
     VALUES ($1, 'https://chatgpt.com/connector/oauth/a1b2c3', now() - interval '40 d', now(), $2, NULL),
            ($1, $3, now() - interval '9 d', now() - interval '1 d', $4, now() - interval '1 h')
     ON CONFLICT DO NOTHING`,
    [
      FULL.user,
      ['catalog:read', 'profile:read', 'profile:write', 'activity:read', 'something:new', 'openid', 'offline_access'],
      `tpc_${'x7Kq2mVb'.repeat(6)}`,
      ['catalog:read', 'consents:write'],
    ],
  );
