import type { contracts, OutputOf } from '#libs/contracts';
import { isFields } from '../../../bridge/messages.ts';

/** What the tools say of an approval. Words of shops and of the assistant in it are text by others. */
export type Approval = OutputOf<(typeof contracts)['approvals']['getApprovalStatus']>;
export type Status = Approval['status'];
export type Shop = Approval['shops'][number];
export type ShopState = Shop['state'];
export type Line = Shop['lines'][number];
export type Difference = Approval['differences'][number];

/** Held equal to the contract's own by a spec. */
export const STATUSES: readonly Status[] = [
  'pending',
  'approved',
  'declined',
  'expired',
  'cancelled',
  'stale',
  'closed',
];

/** An answer as far as a card can be made of it; undefined for any other. Its contract was checked where it was given. */
export function approvalOf(answer: object): Approval | undefined {
  if (!isFields(answer)) return undefined;
  const { approval_id: id, status, shops, totals, differences } = answer;
  const isOne = typeof id === 'string' && STATUSES.some((known) => known === status);
  return isOne && [shops, totals, differences].every(Array.isArray) ? (answer as unknown as Approval) : undefined;
}

/** Nothing follows on the others. */
export const isOpen = ({ status }: Approval): boolean => status === 'pending' || status === 'approved';

/** Whether it may stand differently at the next look: it is open, or a shop was opened and nothing said of it. */
export const canChange = (approval: Approval): boolean =>
  isOpen(approval) || approval.shops.some(({ state }) => state === 'opened');

/** Where it matters how it stands with each shop: once it was approved, or as soon as one was opened. */
export const hasStandings = ({ status, shops }: Approval): boolean =>
  status === 'approved' || status === 'closed' || shops.some(({ state }) => state !== 'unopened');
