import { approvals, type ApprovalView } from '#libs/contracts';
import { approve, approved, atPrice, linksOf, request, runOut, type Shopping } from './approval-fixtures.ts';
import { type Hand, userId } from './person.ts';

const NOTE = 'For the wedding in May: the shirt goes with the grey suit, and the scarf was the one you liked best.';

/** Each way the page of an approval can look. */
export const STATES = [
  'pending',
  'over-budget',
  'stale',
  'approved',
  'opened',
  'closed',
  'expired',
  'late',
  'declined',
  'cancelled',
] as const;

const both = (place: Shopping): Promise<ApprovalView> => request(place, ['shirt', 'scarf'], { note: NOTE });

/** Opens the first shop that is to be opened. */
async function openFirst(hand: Hand, asked: ApprovalView): Promise<void> {
  const [link = ''] = await linksOf(hand, asked);
  await hand.post(link, (await hand.form(link, 'csrf')).fields);
}

export const decline = ({ caller }: Shopping, { approval_id: id }: ApprovalView): Promise<unknown> =>
  caller.call(approvals.declinePurchase, { approval_id: id }, { user: userId('shopper') });

/** What brings an approval of the shopper there; `hand` is theirs. */
export const STATE_MAKERS: Readonly<
  Record<(typeof STATES)[number], (place: Shopping, hand: Hand) => Promise<ApprovalView>>
> = {
  pending: both,
  'over-budget': (place) => request(place, ['coat', 'shirt'], { quantity: 2, note: NOTE }),
  stale: async (place) => {
    const asked = await both(place);
    await atPrice(place, 'shirt', 5_900, () => approve(place, asked));
    return asked;
  },
  approved: async (place) => {
    const asked = await both(place);
    await approve(place, asked);
    return asked;
  },
  opened: async (place, hand) => {
    const asked = await both(place);
    await approve(place, asked);
    await openFirst(hand, asked);
    return asked;
  },
  closed: async (place, hand) => {
    const { asked } = await approved(place, hand);
    await openFirst(hand, asked);
    const said = { approval_id: asked.approval_id, merchant: 'linden', outcome: 'not_bought' } as const;
    await place.caller.call(approvals.setPurchaseOutcome, said, { user: userId('shopper') });
    return asked;
  },
  expired: async (place) => {
    const asked = await request(place);
    await runOut(place, asked);
    return asked;
  },
  late: async (place, hand) => {
    const asked = await both(place);
    await approve(place, asked);
    await openFirst(hand, asked);
    await runOut(place, asked);
    return asked;
  },
  declined: async (place) => {
    const asked = await request(place);
    await decline(place, asked);
    return asked;
  },
  cancelled: async (place) => {
    const asked = await request(place);
    await place.caller.call(
      approvals.cancelPurchaseApproval,
      { approval_id: asked.approval_id },
      { user: userId('shopper') },
    );
    return asked;
  },
};
