import { AVAILABILITIES } from '../catalog/items.contract.ts';
import { VariantFacts } from '../catalog/variant-facts.messages.ts';
import { Field } from '../field.ts';
import { MAX_MINOR, Money } from '../money.ts';

/** How an approval stands. What follows what is a table in `approval.rules.ts` of the service. */
export const APPROVAL_STATUSES = [
  'pending',
  'approved',
  'declined',
  'expired',
  'cancelled',
  'stale',
  'closed',
] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

/** How one shop of an approved purchase stands: whether its link was opened, and what the person says came of it. */
export const SHOP_STATES = ['unopened', 'opened', 'bought', 'not_bought'] as const;
export type ShopState = (typeof SHOP_STATES)[number];
export const OUTCOMES = ['bought', 'not_bought'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** `none`: the person has no budget; `unknown`: part of it is in a currency without a rate. */
export const BUDGET_EFFECTS = ['none', 'within', 'over', 'unknown'] as const;
export type BudgetEffect = (typeof BUDGET_EFFECTS)[number];

/** What can differ between what was shown and what is true now. */
export const DRIFTS = ['price', 'currency', 'stock', 'variant', 'merchant', 'policy', 'gone'] as const;
export type Drift = (typeof DRIFTS)[number];

/** What was shown and what is now, of the fact `destination`: clients read differences, and no client learns an address of a cart. */
export const DESTINATION_DIFFERS = ['as_shown', 'another'] as const;

export const MAX_LINES = 20;
export const MAX_QUANTITY = 10;
export const MAX_NOTE = 280;
export const MAX_DIFFERENCES = 100;
/** SHA-256, lower-case hex. */
export const SNAPSHOT_HASH = /^[0-9a-f]{64}$/;
/** All lines of an approval together, each at its highest. */
export const MAX_TOTAL_MINOR = MAX_MINOR * MAX_QUANTITY * MAX_LINES;

/** A sum. Never a float; may be larger than any one price. */
export class Total {
  @Field.integer({ min: 0, max: MAX_TOTAL_MINOR, describe: 'Sum in the smallest unit of the currency' })
  amount_minor!: number;

  @Field.text({ min: 3, max: 3, describe: 'ISO 4217 code' })
  currency!: string;
}

/** One variant as it was when approval was asked for. */
export class ApprovalLine extends VariantFacts {
  @Field.integer({ min: 1, max: MAX_QUANTITY, describe: 'How many' })
  quantity!: number;

  @Field.object(() => Money, { describe: 'Price of one' })
  unit_price!: Money;

  @Field.object(() => Total, { describe: 'Price of all of this line' })
  line_total!: Total;

  @Field.choice(AVAILABILITIES, { describe: 'Availability of that many, as the shop last told us' })
  availability!: (typeof AVAILABILITIES)[number];

  @Field.time({ describe: 'When the shop last confirmed price and stock' })
  price_as_of!: string;
}

/** What of one shop is asked for. */
export class ApprovalShop {
  @Field.text({ max: 64, describe: 'Stable name of the shop' })
  merchant!: string;

  @Field.text({ max: 100, describe: 'Name of the shop' })
  name!: string;

  @Field.choice(SHOP_STATES, {
    describe:
      'unopened: its link was not opened; opened: the person went there; bought, not_bought: what the person says came of it',
  })
  state!: ShopState;

  @Field.object(() => Total, { describe: 'Sum of its lines, before shipping and taxes of the shop' })
  total!: Total;

  @Field.list(() => ApprovalLine, { min: 1, max: MAX_LINES, describe: 'What is bought there' })
  lines!: ApprovalLine[];
}

/** One thing that is no longer as it was shown. */
export class ApprovalDifference {
  @Field.choice(DRIFTS, { describe: 'What differs; gone: it can no longer be bought' })
  what!: Drift;

  @Field.text({ max: 64, nullable: true, describe: 'Stable name of the shop it is about; null for the whole' })
  merchant!: string | null;

  @Field.id({ nullable: true, describe: 'Handle of the variant it is about; null for the shop or the whole' })
  variant_id!: string | null;

  @Field.text({ max: 60, describe: 'Which fact of it: unit_price, availability, colour, size, max_total and the like' })
  fact!: string;

  @Field.text({
    max: 500,
    nullable: true,
    describe:
      'What was shown, in words; null when nothing, when it is an amount, or, for clients, when it is a limit of the person’s own',
  })
  before!: string | null;

  @Field.text({
    max: 500,
    nullable: true,
    describe:
      'What is true now, in words; null when nothing, when it is an amount, or, for clients, when it is a limit of the person’s own',
  })
  after!: string | null;

  @Field.object(() => Total, {
    nullable: true,
    describe: 'The price or limit that was shown; null when it is no amount, or there was none',
  })
  before_price!: Total | null;

  @Field.object(() => Total, {
    nullable: true,
    describe: 'The price or limit now; null when it is no amount, or there is none',
  })
  after_price!: Total | null;
}

/** One picture of a line: not part of what is hashed, because shops move pictures without changing what they sell. */
export class LinePicture {
  @Field.id({ describe: 'Handle of the variant' })
  variant_id!: string;

  @Field.text({ max: 2048, describe: 'Address of the picture' })
  url!: string;
}

/** For a tool. The amounts of the person's budget are shown to the person only. */
export class ApprovalView {
  @Field.id({ describe: 'Handle of the approval' })
  approval_id!: string;

  @Field.choice(APPROVAL_STATUSES, {
    describe:
      'pending: the person has not decided; approved: they may open the links on the page; declined; expired: nobody decided or opened in time; cancelled; stale: price, stock or the like changed, ask again; closed: the person said of every shop what came of it',
  })
  status!: ApprovalStatus;

  @Field.text({
    max: 2_000,
    nullable: true,
    describe:
      'Page on which the person decides and, once approved, opens the shops; null when nothing can be done there',
  })
  url!: string | null;

  @Field.time({ nullable: true, describe: 'Until when it can be decided or, once approved, opened; null when neither' })
  expires_at!: string | null;

  @Field.time({ describe: 'When it was asked for' })
  asked_at!: string;

  @Field.list(() => ApprovalShop, { min: 1, max: MAX_LINES, describe: 'What it is for, shop by shop' })
  shops!: ApprovalShop[];

  @Field.list(() => Total, { min: 1, max: MAX_LINES, describe: 'Sum of everything, by currency' })
  totals!: Total[];

  @Field.choice(BUDGET_EFFECTS, {
    describe:
      'What it did to the monthly budget when it was asked for: none (there is no budget), within, over, unknown (no exchange rate)',
  })
  budget!: BudgetEffect;

  @Field.list(() => ApprovalDifference, {
    max: MAX_DIFFERENCES,
    describe: 'What changed, when it is stale; else empty',
  })
  differences!: ApprovalDifference[];

  @Field.list(() => LinePicture, {
    max: MAX_LINES,
    optional: true,
    describe: 'Pictures, of the lines that have one',
  })
  pictures?: LinePicture[];

  @Field.text({ min: 64, max: 64, pattern: SNAPSHOT_HASH, describe: 'SHA-256 of what the person is shown, hex' })
  snapshot_hash!: string;

  @Field.text({ max: 500, describe: 'What to do next, in plain words' })
  next_step!: string;
}
