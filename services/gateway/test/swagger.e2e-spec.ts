import { beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { browserOf, sharedStack } from '#libs/testing';

const stack = sharedStack();
if (!stack.facts.signIn) throw new Error('the shared stack has nobody to sign in with');
const { issuer, publicUrl } = stack.facts.signIn;
const SCOPES = ['admin:catalog:read', 'admin:catalog:write'];

/** What the browser asked the issuer for, and what it complained about, refusals by a content security policy among it. */
interface Watched {
  readonly authorize: URLSearchParams[];
  readonly token: URLSearchParams[];
  readonly complaints: string[];
}

function watch(context: BrowserContext): Watched {
  const watched: Watched = { authorize: [], token: [], complaints: [] };
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.href.startsWith(`${issuer}authorize?`)) watched.authorize.push(url.searchParams);
    if (url.href.startsWith(`${issuer}oauth/token`) && request.method() === 'POST')
      watched.token.push(new URLSearchParams(request.postData() ?? ''));
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) watched.complaints.push(message.text());
  });
  context.on('weberror', (error) => watched.complaints.push(error.error().message));
  context.on('requestfailed', (request) => watched.complaints.push(`${request.url()} failed`));
  return watched;
}

/** What a person does in the window that the issuer's pages come up in. It closes by itself. */
async function signInAs(popup: Page, user: string): Promise<void> {
  const closed = popup.waitForEvent('close');
  await popup.getByLabel('User name').fill(user);
  await popup.getByRole('button', { name: 'Continue' }).click();
  await popup.getByRole('button', { name: 'Allow' }).click();
  await closed;
}

/** Swagger UI's form for one request, and the status it shows as the answer. */
async function tryOut(page: Page, operation: string): Promise<{ status: string; body: string }> {
  const form = page.locator(`.opblock[id$="${operation}"]`);
  await form.locator('.opblock-summary').click();
  await form.getByRole('button', { name: 'Try it out' }).click();
  await form.getByRole('button', { name: 'Execute' }).click();
  const answer = form.locator('.live-responses-table .response');
  await answer.waitFor();
  return {
    status: await answer.locator('.response-col_status').innerText(),
    body: await answer.locator('.highlight-code').first().innerText(),
  };
}

describe('Swagger UI, in a browser', () => {
  let watched: Watched;
  let page: Page;
  beforeAll(async () => {
    const context = await browserOf();
    watched = watch(context);
    context.setDefaultTimeout(15_000);
    page = await context.newPage();
    await page.goto(`${publicUrl}/admin/docs`);
  });

  test('operator, who chooses scopes and signs in at the issuer, comes back authorised', async () => {
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    const dialog = page.locator('.dialog-ux');
    const offered = await dialog.locator('.scopes .checkbox .name').allInnerTexts();
    expect(offered).toEqual(expect.arrayContaining(SCOPES));
    expect(offered.filter((scope) => !scope.startsWith('admin:'))).toEqual([]);
    for (const scope of SCOPES) await dialog.locator('label', { hasText: scope }).first().click();
    const opened = page.waitForEvent('popup');
    await dialog.getByRole('button', { name: 'Apply given OAuth2 credentials' }).click();
    await signInAs(await opened, 'operator');
    await dialog.getByText('Authorized', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });

  test('request to the issuer, of Swagger UI, is bound by PKCE with S256 and has no secret', () => {
    const [asked, ...more] = watched.authorize;
    const [exchanged] = watched.token;
    expect(more).toEqual([]);
    expect(asked?.get('response_type')).toBe('code');
    expect(asked?.get('scope')?.split(' ').toSorted()).toEqual(SCOPES);
    expect(asked?.get('redirect_uri')).toBe(`${publicUrl}/admin/docs/oauth2-redirect.html`);
    expect(asked?.get('code_challenge_method')).toBe('S256');
    const verifier = exchanged?.get('code_verifier') ?? '';
    expect(verifier).toMatch(/^[\w.~-]{43,128}$/);
    expect(asked?.get('code_challenge')).toBe(createHash('sha256').update(verifier).digest('base64url'));
    expect(exchanged?.get('client_secret') ?? '').toBe('');
  });

  test('merchants, tried out, are read with 200', async () => {
    const { status, body } = await tryOut(page, 'list_merchants');
    expect(status).toMatch(/^200/);
    expect(body).toContain('"slug": "sample"');
  });

  test('console, after all of it, holds no error and no refusal by a policy', () => {
    expect(watched.complaints).toEqual([]);
  });
});
