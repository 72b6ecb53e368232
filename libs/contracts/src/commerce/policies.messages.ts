import { SLUG } from '../catalog/slug.ts';
import { Field } from '../field.ts';
import { MAX_QUANTITY, Total } from './approvals.messages.ts';

/** Limits on what may be asked for and opened. */
export const POLICIES = [
  'max_total',
  'max_quantity',
  'blocked_categories',
  'quiet_hours',
  'max_open',
  'links_suspended',
] as const;
export type Policy = (typeof POLICIES)[number];
export const POLICY_OWNERS = ['person', 'operator'] as const;

export const MAX_OPEN_APPROVALS = 20;
export const MAX_BLOCKED = 20;
/** Characters, as a category is kept: in lower case. */
export const MAX_CATEGORY = 60;
const REASON = 300;
const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const HTTPS_ENDPOINT = /^https:\/\/[^\s/@?#]+(?:\/[^\s?#]*)?$/;
const PARAMETER_NAME = /^[A-Za-z0-9._~/-]+$/;
const PARAMETER_VALUE = /^[A-Za-z0-9._~-]+$/;

const categories = (describe: string): PropertyDecorator =>
  Field.texts({ max: MAX_BLOCKED, text: { max: MAX_CATEGORY }, describe });

class ShopLimits {
  @Field.object(() => Total, { nullable: true, describe: 'Most that one purchase may come to; null for no limit' })
  max_total!: Total | null;

  @Field.integer({
    min: 1,
    max: MAX_QUANTITY,
    nullable: true,
    describe: 'Most pieces of one variant; null for no limit',
  })
  max_quantity!: number | null;

  @categories('Categories and kinds that may not be bought; upper and lower case do not matter')
  blocked_categories!: string[];
}

/** The limits that are part of what the person is shown: when one changes, what was shown is stale. */
export class PurchaseTerms extends ShopLimits {
  @Field.flag({ describe: 'true: links to the shop are suspended, and nothing can be asked for or opened there' })
  links_suspended!: boolean;
}

export class QuietHours {
  @Field.text({ min: 5, max: 5, pattern: TIME_OF_DAY, describe: 'From when, local time: 22:00' })
  from!: string;

  @Field.text({
    min: 5,
    max: 5,
    pattern: TIME_OF_DAY,
    describe: 'Until when, local time: 07:00; may be on the next day',
  })
  to!: string;

  @Field.text({ max: 64, describe: 'IANA time zone, such as Europe/Berlin' })
  time_zone!: string;
}

/** What a person allows clients to ask of them. */
class PurchaseLimits {
  @Field.object(() => Total, { nullable: true, describe: 'Most that one purchase may come to; null for no limit' })
  max_total!: Total | null;

  @categories('Categories and kinds that may not be asked for; upper and lower case do not matter')
  blocked_categories!: string[];

  @Field.object(() => QuietHours, { nullable: true, describe: 'When no client may ask; null for never' })
  quiet_hours!: QuietHours | null;

  @Field.integer({
    min: 1,
    max: MAX_OPEN_APPROVALS,
    describe: 'Most approvals that may be open at once: not decided, or approved and neither settled nor run out',
  })
  max_open!: number;
}

export class PurchasePolicyView extends PurchaseLimits {
  @Field.integer({ min: 0, max: 1_000_000_000, describe: 'Counts the changes; 0 when nothing was ever set' })
  version!: number;
}

export class GetPurchasePolicyInput {}

export class SetPurchasePolicyInput extends PurchaseLimits {
  @Field.integer({ min: 0, max: 1_000_000_000, describe: 'version that was shown: CONFLICT when it is another by now' })
  expected_version!: number;
}

export class LinkParameter {
  @Field.text({ max: 40, pattern: PARAMETER_NAME, describe: 'Name, such as utm_source' })
  name!: string;

  @Field.text({ max: 100, pattern: PARAMETER_VALUE, describe: 'Value; says nothing of the person' })
  value!: string;
}

class MerchantPolicy extends ShopLimits {
  @Field.text({
    max: 500,
    pattern: HTTPS_ENDPOINT,
    nullable: true,
    describe: 'Permalink endpoint that the shop advertises in /.well-known/ucp, on its own host; null when it does not',
  })
  ucp_endpoint!: string | null;

  @Field.list(() => LinkParameter, { max: 10, describe: 'Attribution that is added to links to the shop' })
  attribution!: LinkParameter[];
}

/** What operators set for one shop. */
export class MerchantPolicyView extends MerchantPolicy {
  @Field.text({ max: 64, describe: 'Stable name of the shop' })
  slug!: string;

  @Field.integer({ min: 0, max: 1_000_000_000, describe: 'Counts the changes; 0 when nothing was ever set' })
  version!: number;

  @Field.text({ max: REASON, nullable: true, describe: 'Why links are suspended; null when they are not' })
  suspended_reason!: string | null;

  @Field.time({ nullable: true, describe: 'Since when links are suspended; null when they are not' })
  suspended_at!: string | null;
}

export class GetMerchantPolicyInput {
  @Field.text({ max: 64, pattern: SLUG, describe: 'Stable name of the shop' })
  slug!: string;
}

export class ListMerchantPoliciesInput {}

export class MerchantPoliciesView {
  @Field.list(() => MerchantPolicyView, { max: 1000, describe: 'Those that were ever set, by slug, the first 1,000' })
  policies!: MerchantPolicyView[];
}

export class SetMerchantPolicyInput extends MerchantPolicy {
  @Field.text({ max: 64, pattern: SLUG, describe: 'Stable name of the shop' })
  slug!: string;

  @Field.integer({
    min: 0,
    max: 1_000_000_000,
    optional: true,
    describe: 'Version it must have now; left out, nothing is asked',
  })
  expected_version?: number;
}

export class SetMerchantLinksSuspensionInput {
  @Field.text({ max: 64, pattern: SLUG, describe: 'Stable name of the shop' })
  slug!: string;

  @Field.flag({ describe: 'true: from now on nothing can be asked for or opened there; false: it can again' })
  suspended!: boolean;

  @Field.text({ max: REASON, nullable: true, describe: 'Why, for other operators; null when it is lifted' })
  reason!: string | null;
}
