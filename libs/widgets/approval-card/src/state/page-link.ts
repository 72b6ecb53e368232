import type { Approval } from './approval.ts';

/** What the person goes to the page for. */
export type Errand = 'decide' | 'open' | 'answer';

export type PageLink =
  | { readonly kind: 'page'; readonly address: string; readonly errand: Errand }
  /** The answer names a page that is not ours: nothing is opened. */
  | { readonly kind: 'foreign' }
  /** There is nothing to do on the page. */
  | { readonly kind: 'none' };

const HANDLE = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * The one page a card leads to: that of this approval, at the origin the card came from. The address in the answer must be that
 * one, as a browser reads it; what is opened is made here, and no other one, of a shop or of anybody.
 */
export function pageLink(approval: Approval, origin: string): PageLink {
  const { url, approval_id: id } = approval;
  if (url === null) return { kind: 'none' };
  const address = `${origin}/approvals/${id}`;
  if (origin === '' || !HANDLE.test(id) || !URL.canParse(url) || new URL(url).href !== address)
    return { kind: 'foreign' };
  return { kind: 'page', address, errand: errandOf(approval) };
}

/** Of what can be done on the page, what comes first. */
export function errandOf({ status, shops }: Approval): Errand {
  if (status === 'pending') return 'decide';
  return status === 'approved' && shops.some(({ state }) => state === 'unopened') ? 'open' : 'answer';
}
