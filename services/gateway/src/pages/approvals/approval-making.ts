import type { ApprovalLine, ApprovalPageView, Language, SnapshotShop } from '#libs/contracts';
import type { Html, Part } from '#libs/design';
import type { Texts } from '../texts/en.ts';

/** What the parts of an approval's page are made of. */
export interface Making {
  readonly view: ApprovalPageView;
  readonly words: Texts['approvals'];
  readonly language: Language;
  /** A form of the page around its fields. */
  readonly formOf: (body: Part, hidden?: Record<string, string>) => Html;
  /** What was wrong with a form that comes back. */
  readonly error?: { readonly field: string; readonly title: string; readonly text: string };
}

export const APPROVALS_PATH = '/approvals';

/** Path of the page of an approval. */
export const approvalPath = (approvalId: string): string => `${APPROVALS_PATH}/${encodeURIComponent(approvalId)}`;

/** Which of its kind it is, as the shop says. */
export const variantOf = ({ options, colour, size }: ApprovalLine): string[] =>
  options.length > 0 ? options : [colour, size].filter((one) => one !== null);

/** How a shop of the snapshot stands. */
export const standingOf = (view: ApprovalPageView, { merchant }: SnapshotShop) =>
  view.shops.find((shop) => shop.merchant === merchant);

/** How many of its shops were opened, whatever came of it. */
export function openedOf({ shops }: ApprovalPageView): 'none' | 'some' | 'all' {
  const opened = shops.filter(({ state }) => state !== 'unopened').length;
  return opened === 0 ? 'none' : opened < shops.length ? 'some' : 'all';
}

/** Where it matters how it stands with each shop: once it was approved, or as soon as one was opened. */
export const hasStandings = (view: ApprovalPageView): boolean =>
  view.status === 'approved' || view.status === 'closed' || openedOf(view) !== 'none';
