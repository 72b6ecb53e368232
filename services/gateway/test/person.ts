import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type Answer, ask, browserOf, client2, type Part, readFacts, TestBed, type TestDatabase } from '#libs/testing';
import { authorizeAs, signIn } from '../../../deploy/local/cli/sign-in.ts';
import { type FormOnPage, formsOf } from './forms-of.ts';

/** People of the local identity provider: what they type, and what their button says. */
const PEOPLE = { shopper: 'Sam Shopper', shopper2: 'Robin Shopper', operator: 'Olu Operator' } as const;
export type Name = keyof typeof PEOPLE;
export const userId = (who: Name): string => `auth0|${who}`;

/** A gateway people sign in at, with what its pages need, on a bed of its own: whose rows are nobody else's. */
export interface Place {
  readonly bed: TestBed;
  readonly gateway: Part;
  readonly database: TestDatabase;
  readonly publicUrl: string;
  readonly issuer: string;
}

/** @param more services that are needed besides profile and audit, with what they are to be told */
export async function startPlace(
  more: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Promise<Place> {
  const bed = await TestBed.make(readFacts());
  const [{ part: gateway, publicUrl, issuer }] = await Promise.all([bed.signIn(), bed.service('audit')]);
  await Promise.all(
    Object.entries({ profile: {}, ...more }).map(([name, told]) =>
      bed.service(name, { PUBLIC_URL: publicUrl, ...told }),
    ),
  );
  return { bed, gateway, database: bed.database, publicUrl, issuer };
}

/** Everything the processes of a place have logged so far. */
export const logsOf = ({ bed }: Place): string =>
  readdirSync(bed.logsDir)
    .map((file) => readFileSync(join(bed.logsDir, file), 'utf8'))
    .join('');

/** Picks a person on the identity provider's page, where a browser was sent, and waits until it is back. */
export async function choose(page: Page, { publicUrl }: Pick<Place, 'publicUrl'>, who: Name): Promise<void> {
  await page.getByRole('button', { name: PEOPLE[who] }).click();
  await page.waitForURL(`${publicUrl}/**`);
}

/** A page of ours in a browser of somebody who signs in on the way. */
export async function openAs(place: Place, who: Name, path: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await (await browserOf(options)).newPage();
  await page.goto(`${place.publicUrl}${path}`);
  await choose(page, place, who);
  return page;
}

/** A browser in which somebody has signed in. */
export async function signedInAs(
  place: Place,
  who: Name,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const page = await openAs(place, who, '/account', options);
  await page.close();
  return page.context();
}

/** The value of a cookie that a browser holds for us. */
export async function cookieOf(context: BrowserContext, { publicUrl }: Place, name: string): Promise<string> {
  const found = (await context.cookies(publicUrl)).find((cookie) => cookie.name === name);
  if (!found) throw new Error(`the browser has no cookie ${name}`);
  return found.value;
}

/** An access token for the MCP door. */
export async function tokenOf({ publicUrl, issuer }: Place, who: Name, scope: string): Promise<string> {
  const { access_token: token } = await signIn({ issuer, user: who, scope, resource: `${publicUrl}/mcp` });
  return token;
}

export type Tool = (name: string, args?: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** What an assistant of somebody does: calls a tool, and reads its structured answer, or its error as `error`. */
export async function assistantOf(place: Place, who: Name, scope: string): Promise<Tool> {
  const client = await client2(`${place.publicUrl}/mcp`, await tokenOf(place, who, scope));
  return async (name, args = {}) => {
    const { structuredContent, isError, content } = await client.callTool({ name, arguments: args });
    return isError ? { error: JSON.stringify(content) } : (structuredContent as Record<string, unknown>);
  };
}

export const SESSION = '__Host-atelier-session';
export const SIGN_IN = '__Host-atelier-sign-in';

/** The cookies an answer sets, as a browser would send them back; empty ones are left out. */
const cookiesIn = ({ headers }: Answer): string[] =>
  headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0] ?? '')
    .filter((pair) => !pair.endsWith('='));
export const secretIn = (answer: Answer, name = SESSION): string =>
  cookiesIn(answer)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? '';

/** Begins a sign-in. @returns the cookie of the browser that began it, and the issuer's address it is sent to */
export async function beginSignIn(
  { publicUrl }: Place,
  returnTo = '/account',
  cookie = '',
): Promise<{ cookie: string; location: URL; answer: Answer }> {
  const answer = await ask(`${publicUrl}/sign-in?return_to=${encodeURIComponent(returnTo)}`, { headers: { cookie } });
  const location = new URL(answer.headers.get('location') ?? '', publicUrl);
  return { cookie: `${SIGN_IN}=${secretIn(answer, SIGN_IN)}`, location, answer };
}

/** What the issuer sends the browser back with, once somebody has signed in there. */
export const answerAtIssuer = ({ publicUrl }: Place, who: Name, location: URL): Promise<URL> =>
  authorizeAs(who, location, new URL(`${publicUrl}/sign-in/callback`));

/** Somebody signed in, whose requests are written by hand. */
export class Hand {
  readonly place: Place;
  readonly secret: string;
  readonly #url: string;

  /** `url` where it is another replica's. */
  constructor(place: Place, secret: string, url = place.publicUrl) {
    this.place = place;
    this.secret = secret;
    this.#url = url;
  }

  static async of(place: Place, who: Name): Promise<Hand> {
    const { cookie, location } = await beginSignIn(place);
    const back = await answerAtIssuer(place, who, location);
    return new Hand(place, secretIn(await ask(back.href, { headers: { cookie } })));
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return ask(`${this.#url}${path}`, { headers: { cookie: `${SESSION}=${this.secret}`, ...headers } });
  }

  /** The form of a page that has a field of this name and value, filled in as it was sent to us. */
  async form(path: string, field: string, value?: string, headers: Record<string, string> = {}): Promise<FormOnPage> {
    const { text } = await this.get(path, headers);
    const found = formsOf(text).find(
      ({ fields }) => fields.has(field) && (value === undefined || fields.get(field) === value),
    );
    if (!found) throw new Error(`${path} has no form with ${field}: ${text}`);
    return found;
  }

  post(path: string, body: URLSearchParams | string | FormData, headers: Record<string, string> = {}): Promise<Answer> {
    const { publicUrl } = this.place;
    return ask(`${this.#url}${path}`, {
      method: 'POST',
      headers: { cookie: `${SESSION}=${this.secret}`, origin: publicUrl, 'sec-fetch-site': 'same-origin', ...headers },
      body,
    });
  }
}

/** A form with some of its fields otherwise; `null` leaves one out. */
export function filled({ fields }: FormOnPage, instead: Record<string, string | null>): URLSearchParams {
  const body = new URLSearchParams(fields);
  for (const [name, value] of Object.entries(instead)) {
    if (value === null) body.delete(name);
    else body.set(name, value);
  }
  return body;
}
