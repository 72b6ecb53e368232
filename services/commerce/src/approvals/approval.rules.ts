import { type ApprovalStatus, OperationError, type ShopState } from '#libs/contracts';

/** How long a person has to decide. Prices rarely keep longer. */
export const DECIDE_MS = 3_600_000;
/** How long what was approved can be opened. */
export const OPEN_MS = 24 * 3_600_000;
/** A second press, a reload, an answer that got lost: so long the same session is led to the shop again. */
export const REOPEN_MS = 120_000;

/** What may follow what. There is no other way from one to another. */
const MOVES = {
  pending: ['approved', 'declined', 'expired', 'cancelled', 'stale'],
  approved: ['stale', 'expired', 'closed'],
  declined: [],
  expired: [],
  cancelled: [],
  stale: [],
  closed: [],
} as const satisfies Readonly<Record<ApprovalStatus, readonly ApprovalStatus[]>>;

const SHOP_MOVES = {
  unopened: ['opened'],
  opened: ['bought', 'not_bought'],
  bought: [],
  not_bought: [],
} as const satisfies Readonly<Record<ShopState, readonly ShopState[]>>;

export const mayMove = (from: ApprovalStatus, to: ApprovalStatus): boolean =>
  (MOVES[from] as readonly ApprovalStatus[]).includes(to);

export const mayMoveShop = (from: ShopState, to: ShopState): boolean =>
  (SHOP_MOVES[from] as readonly ShopState[]).includes(to);

export const isOpen = (status: ApprovalStatus): boolean => MOVES[status].length > 0;

/** How it stands at a moment: what is stored, unless its time is over. The sweeper writes that down soon after. */
export const statusAt = (
  { status, expiresAt }: { readonly status: ApprovalStatus; readonly expiresAt: Date },
  now: Date,
): ApprovalStatus => (isOpen(status) && expiresAt <= now ? 'expired' : status);

const WHY_NOT: Readonly<Record<ApprovalStatus, string>> = {
  pending: 'the person has not approved it yet: show them its page',
  approved: 'it was approved already; what was approved runs out by itself if nobody opens it',
  declined: 'it was declined: ask anew with request_purchase_approval only if the person wants it after all',
  expired:
    'its time is over: ask anew with request_purchase_approval for what was not opened, if the person still wants it',
  cancelled: 'it was cancelled: ask anew with request_purchase_approval if the person wants it after all',
  stale:
    'something changed since it was asked for: look at what, and ask anew with request_purchase_approval for what was not opened',
  closed: 'everything in it is settled: ask anew with request_purchase_approval for another purchase',
};

/** @throws OperationError `CONFLICT` that says how it stands and what to do. */
export function assertMove(from: ApprovalStatus, to: ApprovalStatus, verb: string): void {
  if (!mayMove(from, to)) throw new OperationError('CONFLICT', `Cannot ${verb} this purchase: ${WHY_NOT[from]}`);
}

/** @throws OperationError `CONFLICT` when the shop was not opened, or something else was said of it before. */
export function assertOutcome(from: ShopState, to: ShopState): void {
  if (mayMoveShop(from, to)) return;
  const why =
    from === 'unopened' ? 'its link was not opened yet' : `the person already said ${from}; an outcome is said once`;
  throw new OperationError('CONFLICT', `Cannot note ${to}: ${why}`);
}

/** For the model that asked: what it may do now, when no shop was opened yet. */
const NEXT_STEPS: Readonly<Record<ApprovalStatus, string>> = {
  pending:
    'Show the person the url: they look at everything and decide there, signed in. You cannot decide for them, and nothing is bought or reserved. get_approval_status tells how they decided.',
  approved:
    'The person has approved it. On the same page they open each shop and buy there themselves. When they say what came of it, note it with set_purchase_outcome.',
  declined: 'The person has declined it. Respect that: ask again only when they want it themselves.',
  expired: 'The time is over and nothing more can be opened. Ask again only if the person still wants it.',
  cancelled: 'It was cancelled and nothing can be approved any more.',
  stale:
    'Something changed, so the person would not get what they were shown. Tell them the differences, and ask with request_purchase_approval again if they still want it.',
  closed: 'The person has said of every shop what came of it. There is nothing left to do.',
};

const NOTE_IT = 'When they say what came of a shop that was opened, note it with set_purchase_outcome.';
const ONLY_UNOPENED =
  'Ask with request_purchase_approval again only for shops that are unopened, if they still want it.';

/** The same once shops were opened: what was opened may be bought already, and is not to be asked for again. */
const NEXT_STEPS_OPENED = {
  approved: {
    some: `The person has approved it, and opens the other shops on the same page. ${NOTE_IT}`,
    all: `The person has approved it and opened every shop. ${NOTE_IT}`,
  },
  expired: {
    some: `The time is over and nothing more can be opened. ${NOTE_IT} ${ONLY_UNOPENED}`,
    all: `The time is over, and the person had opened every shop. ${NOTE_IT} Do not ask for it again of your own accord.`,
  },
  stale: {
    some: `Something changed, so nothing more can be opened. Tell the person the differences. ${NOTE_IT} ${ONLY_UNOPENED}`,
    all: `Something changed, so no shop opens again; the person had opened every one. ${NOTE_IT} Do not ask for it again of your own accord.`,
  },
} as const;

export function nextStep(status: ApprovalStatus, shops: readonly ShopState[]): string {
  const opened = shops.filter((state) => state !== 'unopened').length;
  if (opened === 0 || !(status === 'approved' || status === 'expired' || status === 'stale')) return NEXT_STEPS[status];
  return NEXT_STEPS_OPENED[status][opened < shops.length ? 'some' : 'all'];
}

/**
 * Control characters, those that nobody sees or that turn the direction of what follows, and heaps of marks, which would reach over what
 * stands above and below: a note must read on the page as it was written. The joiners are needed to write Persian and emoji.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029]|(?![\u200c\u200d])\p{Cf}|\p{M}{5}/u;
const ADDRESS = /:\/\/|\bwww\.|\b(?:https?|javascript|data|mailto):/i;

/** The note as it is kept. Errors never repeat it. @throws OperationError `INVALID_INPUT` */
export function noteOf(given: string | undefined): string | null {
  const note = (given ?? '').trim();
  const refuse = (why: string): never => {
    throw new OperationError('INVALID_INPUT', `"note" ${why}`, { details: { field: 'note' } });
  };
  if (UNPRINTABLE.test(note)) refuse('holds characters that cannot be shown on one line: write it again');
  if (ADDRESS.test(note)) refuse('holds an address: leave links out, the page has its own');
  return note === '' ? null : note;
}
