import { Field } from '../field.ts';
import { LINK_KINDS, type LinkKind } from './approval-snapshot.messages.ts';
import {
  APPROVAL_STATUSES,
  ApprovalLine,
  type ApprovalStatus,
  MAX_LINES,
  SHOP_STATES,
  type ShopState,
} from './approvals.messages.ts';

/** Token of a link: 32 random bytes, base64url. */
export const LINK_TOKEN = { min: 43, max: 43, pattern: /^[A-Za-z0-9_-]+$/ };

export class ReadPurchaseLinkInput {
  @Field.text({ ...LINK_TOKEN, describe: 'Token of the link' })
  token!: string;
}

/** What a link is, without opening it. */
export class PurchaseLinkView {
  @Field.id({ describe: 'Handle of the approval it belongs to' })
  approval_id!: string;

  @Field.choice(APPROVAL_STATUSES, { describe: 'How that stands' })
  status!: ApprovalStatus;

  @Field.text({ max: 64, describe: 'Stable name of the shop' })
  merchant!: string;

  @Field.text({ max: 100, describe: 'Name of the shop' })
  name!: string;

  @Field.text({ max: 255, nullable: true, describe: 'Host it leads to' })
  host!: string | null;

  @Field.choice(SHOP_STATES, { describe: 'How the shop stands; only an unopened one of an approved purchase opens' })
  state!: ShopState;
}

export class OpenPurchaseLinkInput {
  @Field.text({ ...LINK_TOKEN, describe: 'Token of the link, from the page of the approval' })
  token!: string;
}

export class LinkTarget {
  @Field.text({ max: 4_000, describe: 'Address at the shop, on its own host' })
  url!: string;

  @Field.ids({ min: 1, max: MAX_LINES, describe: 'Variants it is for' })
  variant_ids!: string[];
}

export class OpenedLinkView {
  @Field.id({ describe: 'Handle of the approval' })
  approval_id!: string;

  @Field.choice(APPROVAL_STATUSES, {
    describe:
      'approved: go on to the targets; without any it was opened before. Any other: it was not opened, show its page',
  })
  status!: ApprovalStatus;

  @Field.text({ max: 64, describe: 'Stable name of the shop' })
  merchant!: string;

  @Field.text({ max: 100, describe: 'Name of the shop' })
  name!: string;

  @Field.choice(LINK_KINDS, { nullable: true, describe: 'How it leads there; null when it was not opened' })
  kind!: LinkKind | null;

  @Field.list(() => LinkTarget, {
    max: MAX_LINES,
    describe:
      'Where to go: one address; several when the shop has no cart link and several products. Empty when not opened',
  })
  targets!: LinkTarget[];

  // Optional, because answers of before it was there lack it.
  @Field.list(() => ApprovalLine, {
    max: MAX_LINES,
    optional: true,
    describe: 'What was approved of the shop, to tell its targets apart',
  })
  lines?: ApprovalLine[];
}
