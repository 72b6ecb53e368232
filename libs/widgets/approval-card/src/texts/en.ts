import type { FailureKind } from '../../../bridge/tool-failure.ts';
import type { Approval, Difference, Line, Opened, ShopState, Status } from '../state/approval.ts';
import type { Errand } from '../state/page-link.ts';

/** Where it matters how many of the shops were opened. */
type Opening = 'approved' | 'expired' | 'stale';

/** Every word of the card. They are those of the page it leads to (`services/gateway/src/pages/texts`), where both say the same. */
export interface Texts {
  readonly eyebrow: string;
  readonly connecting: string;
  readonly badges: Readonly<Record<Status, string>>;
  readonly titles: Readonly<Record<Status, string>>;
  readonly leads: Readonly<
    Record<Exclude<Status, Opening>, string> & Record<Opening, Readonly<Record<Opened, string>>>
  >;
  readonly askAgain: Readonly<Record<Exclude<Opened, 'all'>, string>>;
  readonly decideUntil: (time: string) => string;
  readonly openUntil: (time: string) => string;
  readonly each: (quantity: number, price: string) => string;
  readonly availability: Readonly<Record<Line['availability'], string>>;
  readonly states: Readonly<Record<ShopState, string>>;
  readonly shopTotal: string;
  readonly total: string;
  readonly asOf: (time: string) => string;
  readonly budget: Readonly<Record<Approval['budget'], string>>;
  readonly note: string;
  readonly errands: Readonly<Record<Errand, string>>;
  readonly spelledOut: string;
  readonly foreign: string;
  readonly look: string;
  readonly lookedAt: (time: string) => string;
  readonly unchanged: (time: string) => string;
  readonly problems: Readonly<Record<FailureKind, string>>;
  readonly differences: {
    readonly title: string;
    readonly what: string;
    readonly was: string;
    readonly is: string;
    readonly none: string;
    readonly noLimit: string;
    /** Of a limit of the person's own, which is told to nobody else: their assistant reads the card's answer. */
    readonly own: { readonly was: string; readonly is: string };
    readonly whole: string;
    readonly yes: string;
    readonly no: string;
    readonly drifts: Readonly<Record<Difference['what'], string>>;
    readonly facts: Readonly<Record<string, string>>;
    /** Codes of ours in facts that have no words of a shop. */
    readonly values: Readonly<Record<string, string>>;
  };
}

export const EN: Texts = {
  eyebrow: 'Purchase to approve',
  connecting: 'Preparing the purchase …',
  badges: {
    pending: 'Waiting for you',
    approved: 'Approved',
    declined: 'Declined',
    expired: 'Too late',
    cancelled: 'Taken back',
    stale: 'Changed',
    closed: 'Done',
  },
  titles: {
    pending: 'Do you approve this purchase?',
    approved: 'You have approved this purchase',
    declined: 'You have declined this purchase',
    expired: 'The time for this purchase is over',
    cancelled: 'This question was taken back',
    stale: 'No longer as it was shown to you',
    closed: 'This purchase is settled',
  },
  leads: {
    pending: 'Only you can decide, on Atelier’s own page. Nothing is bought, reserved or paid by that.',
    approved: {
      none: 'Nothing is bought yet. From Atelier’s own page you open each shop, and buy there yourself.',
      some: 'From Atelier’s own page you open the shops that are left, and buy there yourself.',
      all: 'You have opened every shop. On Atelier’s own page, or to your assistant, you say what came of it.',
    },
    declined: 'Nothing of it was bought.',
    expired: {
      none: 'It was not decided, or not opened, in time. Atelier has bought nothing.',
      some: 'What you had not opened by then can no longer be opened.',
      all: 'You had opened every shop.',
    },
    cancelled: 'There is nothing to decide any more.',
    stale: {
      none: 'It can be neither approved nor opened any more. What has changed stands below.',
      some: 'What you had not opened cannot be opened any more. What has changed stands below.',
      all: 'You had opened every shop; none opens again. What has changed stands below.',
    },
    closed: 'You have said of every shop what came of it.',
  },
  askAgain: {
    none: 'If you still want it, ask your assistant to request it again. You are then shown what is true now.',
    some: 'If you still want what you have not opened, ask your assistant to request that again, and only that.',
  },
  decideUntil: (time) => `You can decide until ${time}.`,
  openUntil: (time) => `You can open the shops until ${time}.`,
  each: (quantity, price) => `${quantity} × ${price}`,
  availability: {
    in_stock: 'In stock',
    out_of_stock: 'Out of stock',
    preorder: 'To be ordered in advance',
    backorder: 'Comes later',
    unknown: 'The shop does not say',
  },
  states: { unopened: 'Not opened', opened: 'Opened', bought: 'Bought', not_bought: 'Not bought' },
  shopTotal: 'Total of this shop',
  total: 'Total',
  asOf: (time) => `Price and stock as of ${time}, without what the shops add for shipping and taxes.`,
  budget: {
    none: 'You have set no budget for the month.',
    within: 'It stays within your budget of the month.',
    over: 'It goes over your budget of the month. To approve it, you tick that on the page.',
    unknown: 'What it does to your budget of the month cannot be said: an exchange rate is missing.',
  },
  note: 'Note of your assistant. Atelier has not checked it; what counts stands above.',
  errands: {
    decide: 'Look at it and decide',
    open: 'Go on to the shops',
    answer: 'Say what came of it',
  },
  spelledOut: 'Open this address in your browser:',
  foreign: 'The page named here is not one of Atelier’s, so it is not opened. Do not follow it.',
  look: 'Look again',
  lookedAt: (time) => `As of ${time}`,
  unchanged: (time) => `Nothing has changed, as of ${time}.`,
  problems: {
    unreachable: 'How it stands cannot be read right now.',
    busy: 'There is much to do at the moment. Look again shortly.',
    denied: 'This assistant may not read your purchases to approve. They are all on your page of Atelier.',
    missing: 'There is no such purchase to approve any more.',
    refused: 'No purchase was put before you. Your assistant can say why.',
  },
  differences: {
    title: 'What has changed',
    what: 'What',
    was: 'As shown',
    is: 'Now',
    none: 'Nothing',
    noLimit: 'No limit',
    own: { was: 'As you had set it', is: 'Changed, on your account page' },
    whole: 'The whole purchase',
    yes: 'Yes',
    no: 'No longer',
    drifts: {
      price: 'Price',
      currency: 'Currency',
      stock: 'Stock',
      variant: 'Variant',
      merchant: 'Shop',
      policy: 'Limit',
      gone: 'Can be bought',
    },
    facts: {
      title: 'Name',
      brand: 'Brand',
      colour: 'Colour',
      size: 'Size',
      options: 'Options',
      quantity: 'Quantity',
      host: 'Leads to',
      link: 'Way there',
      destination: 'Address at the shop',
      max_total: 'Most that one purchase may come to',
      max_quantity: 'Most pieces of one kind',
      blocked_categories: 'Things that may not be asked for',
      links_suspended: 'Links to this shop are switched off for now',
    },
    values: {
      true: 'Yes',
      false: 'No',
      ucp: 'A filled cart, by UCP',
      shopify_cart: 'A filled cart',
      product_pages: 'The pages of the products',
      as_shown: 'As it was when you were asked',
      another: 'Another one',
    },
  },
};
