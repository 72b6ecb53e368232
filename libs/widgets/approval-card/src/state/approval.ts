import type { contracts, OutputOf } from '#libs/contracts';
import { isFields } from '../../../bridge/messages.ts';

/** What the tools say of an approval. Words of shops and of the assistant in it are text by others. */
export type Approval = OutputOf<(typeof contracts)['approvals']['getApprovalStatus']>;
export type Status = Approval['status'];
export type Shop = Approval['shops'][number];
export type ShopState = Shop['state'];
export type Line = Shop['lines'][number];
export type Difference = Approval['differences'][number];

export type Opened = 'none' | 'some' | 'all';
export type Tone = 'neutral' | 'good' | 'warn' | 'bad';

/** As the page of the approval paints them. The compiler asks for every status there is. */
export const STATUS_TONES: Readonly<Record<Status, Tone>> = {
  pending: 'warn',
  approved: 'good',
  declined: 'neutral',
  expired: 'warn',
  cancelled: 'neutral',
  stale: 'warn',
  closed: 'good',
};

/** An answer as far as a card can be made of it; undefined for any other. Its contract was checked where it was given. */
export function approvalOf(answer: object): Approval | undefined {
  if (!isFields(answer)) return undefined;
  const { approval_id: id, status, shops, totals, differences } = answer;
  const isOne = typeof id === 'string' && typeof status === 'string' && Object.hasOwn(STATUS_TONES, status);
  return isOne && [shops, totals, differences].every(Array.isArray) ? (answer as unknown as Approval) : undefined;
}

/** Nothing follows on the others. */
export const isOpen = ({ status }: Approval): boolean => status === 'pending' || status === 'approved';

/** Whether it may stand differently at the next look: it is open, or a shop was opened and nothing said of it. */
export const canChange = (approval: Approval): boolean =>
  isOpen(approval) || approval.shops.some(({ state }) => state === 'opened');

/** How many of its shops were opened, whatever came of it. */
export function openedOf({ shops }: Approval): Opened {
  const opened = shops.filter(({ state }) => state !== 'unopened').length;
  return opened === 0 ? 'none' : opened < shops.length ? 'some' : 'all';
}

/** Where it matters how it stands with each shop: once it was approved, or as soon as one was opened. */
export const hasStandings = (approval: Approval): boolean =>
  approval.status === 'approved' || approval.status === 'closed' || openedOf(approval) !== 'none';
