import { approvals, type ApprovalView } from '#libs/contracts';
import type { Buying } from './buying.ts';
import { shopOf } from './changes.ts';

/** One way through the table of moves, with what it leaves in the ledger. */
interface Way {
  readonly moves: readonly string[];
  readonly go: (buying: Buying, user: string, variant: string) => Promise<ApprovalView>;
  readonly steps: readonly string[];
}

/** Together they go through all of the table. */
export const WAYS: Readonly<Record<string, Way>> = {
  'looked at, approved, opened twice, refused in another session, bought': {
    moves: ['pending > approved', 'unopened > opened', 'opened > bought', 'approved > closed'],
    go: async (buying, user, variant) => {
      const asked = await buying.ask(user, variant);
      await buying.status(user, asked);
      await buying.page(user, asked);
      await buying.approve(user, asked);
      const [token = ''] = await buying.tokens(user, asked);
      await buying.caller.call(approvals.readPurchaseLink, { token }, { user });
      await buying.open(user, token);
      await buying.open(user, token);
      await buying.open(user, token, { session: 'another' });
      await buying.say(user, asked, shopOf(variant), 'bought');
      return buying.status(user, asked);
    },
    steps: [
      'requested:done',
      'read:pending',
      'read:pending',
      'approved:approved',
      'read:approved',
      'link_read:approved',
      'link_opened:opened',
      'link_opened:again',
      'link_refused:used',
      'bought:closed',
      'read:closed',
    ],
  },
  'not bought': {
    moves: ['opened > not_bought'],
    go: async (buying, user, variant) => {
      const { tokens, ...view } = await buying.approved(user, variant);
      await buying.open(user, tokens[0]);
      return buying.say(user, view, shopOf(variant), 'not_bought');
    },
    steps: ['requested:done', 'approved:approved', 'read:approved', 'link_opened:opened', 'not_bought:closed'],
  },
  declined: {
    moves: ['pending > declined'],
    go: async (buying, user, variant) => buying.decline(user, await buying.ask(user, variant)),
    steps: ['requested:done', 'declined:declined'],
  },
  cancelled: {
    moves: ['pending > cancelled'],
    go: async (buying, user, variant) => buying.cancel(user, await buying.ask(user, variant)),
    steps: ['requested:done', 'cancelled:done'],
  },
  'too late to decide': {
    moves: ['pending > expired'],
    go: async (buying, user, variant) => {
      const asked = await buying.ask(user, variant);
      await buying.expire(asked);
      return asked;
    },
    steps: ['requested:done', 'expired:done'],
  },
  'too late to open': {
    moves: ['approved > expired'],
    go: async (buying, user, variant) => {
      const { tokens, ...view } = await buying.approved(user, variant);
      await buying.expire(view);
      await buying.open(user, tokens[0]);
      return view;
    },
    steps: ['requested:done', 'approved:approved', 'read:approved', 'link_refused:expired', 'expired:done'],
  },
  'changed before the decision': {
    moves: ['pending > stale'],
    go: async (buying, user, variant) => {
      const asked = await buying.ask(user, variant);
      await buying.shops.change(variant, { price_minor: 9_900 });
      return buying.approve(user, asked);
    },
    steps: ['requested:done', 'stale:done'],
  },
  'changed before the opening': {
    moves: ['approved > stale'],
    go: async (buying, user, variant) => {
      const { tokens, ...view } = await buying.approved(user, variant);
      await buying.shops.change(variant, { price_minor: 9_900 });
      await buying.open(user, tokens[0]);
      return view;
    },
    steps: ['requested:done', 'approved:approved', 'read:approved', 'stale:done'],
  },
};
