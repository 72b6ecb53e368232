import type { GatewayReply } from '../request.ts';
import { sayLanguage } from './language.ts';
import { type Page, pageOf } from './shell.ts';

/**
 * What a page of a person may load and where its forms may lead: to us, and by our redirect to the issuer, as Chromium holds
 * `form-action` against the redirects that follow a form. `more` are sources that a form of the page may lead to besides.
 */
export const personPolicy = (issuer: string, more: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    `form-action ${["'self'", new URL(issuer).origin, ...more].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

interface Sent {
  readonly page: Page;
  readonly status: number;
  readonly policy: string;
}

/** A page that is one person's: kept by nobody, and not even by the browser for when it goes back. */
export async function sendPage(reply: GatewayReply, { page, status, policy }: Sent): Promise<void> {
  sayLanguage(reply, page.language);
  await reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    // Not `no-referrer`: a browser would then send `Origin: null` with our own forms.
    .header('referrer-policy', 'same-origin')
    .send(pageOf({ ...page, hasScript: true }));
}
