import { Field } from '../field.ts';
import { CURRENCY, MAX_MINOR } from '../money.ts';
import { defineContract } from '../operation.ts';
import { FEED_FORMATS, FEED_MODES } from './feed-imports.contract.ts';
import { SLUG } from './slug.ts';

const SHOP_URL = /^https?:\/\/[^\s/@?#]+\/?$/;
const FEED_URL = /^https:\/\/[^\s/@?#]+(?:[/?][^\s#]*)?$/;
const VERSION = 64;
const MAX_URL = 2_048;
const MAX_REASON = 300;
/** A month. */
const MAX_MINUTES = 43_200;
const VISIBLE = /^[\x21-\x7e]+$/;

/** What operators edit. The number of products is not part of it: an import between reading and writing back is no collision. */
export class MerchantSettingsView {
  @Field.text({ max: 64, describe: 'Stable name of the merchant in addresses' })
  slug!: string;

  @Field.text({ max: 100, describe: 'Name shown to shoppers' })
  name!: string;

  @Field.text({ min: 3, max: 3, describe: 'ISO 4217 currency of its feeds' })
  currency!: string;

  @Field.text({ max: 200, nullable: true, describe: 'Origin of the shop; item links are built on it' })
  shop_url!: string | null;

  // Optional, because answers that an older version stored for repeats lack it.
  @Field.text({ max: VERSION, optional: true, describe: 'Another one after every edit' })
  version?: string;

  @Field.text({ max: MAX_URL, nullable: true, optional: true, describe: 'Where its feed is fetched; null for nowhere' })
  feed_url?: string | null;

  @Field.choice(FEED_FORMATS, { nullable: true, optional: true, describe: 'Format of the fetched feed' })
  feed_format?: (typeof FEED_FORMATS)[number] | null;

  @Field.choice(FEED_MODES, { nullable: true, optional: true, describe: 'How the fetched feed is imported' })
  feed_mode?: (typeof FEED_MODES)[number] | null;

  @Field.integer({
    min: 15,
    max: MAX_MINUTES,
    nullable: true,
    optional: true,
    describe: 'Minutes from one fetch to the next; null when it is fetched only when asked for',
  })
  feed_every_minutes?: number | null;

  @Field.text({
    max: MAX_REASON,
    nullable: true,
    optional: true,
    describe: 'Why the merchant is suspended; null when it is not',
  })
  suspended_reason?: string | null;
}

export class MerchantView extends MerchantSettingsView {
  @Field.integer({ min: 0, max: MAX_MINOR, describe: 'Products in the catalog' })
  products!: number;
}

export class SetMerchantInput {
  @Field.text({ max: 64, pattern: SLUG, describe: 'Stable name: lower-case letters, digits, dashes' })
  slug!: string;

  @Field.text({ max: 100, describe: 'Name shown to shoppers' })
  name!: string;

  @Field.text({
    min: 3,
    max: 3,
    pattern: CURRENCY,
    describe: 'ISO 4217 currency of its feeds; cannot change once products are in',
  })
  currency!: string;

  @Field.text({
    max: 200,
    pattern: SHOP_URL,
    nullable: true,
    describe: 'Origin of the shop, e.g. https://shop.example',
  })
  shop_url!: string | null;

  @Field.texts({
    max: 10,
    text: { max: VERSION, pattern: VISIBLE },
    optional: true,
    describe:
      'Versions of which the merchant must have one now, "*" for any; an empty list: it must be new. Left out, nothing is asked',
  })
  expected_versions?: string[];

  @Field.text({
    max: MAX_URL,
    pattern: FEED_URL,
    nullable: true,
    optional: true,
    describe: 'Where to fetch its feed; null for nowhere. Left out, this and the other feed fields stay as they are',
  })
  feed_url?: string | null;

  @Field.choice(FEED_FORMATS, {
    nullable: true,
    optional: true,
    describe: 'Format of the fetched feed; null to tell it by its content',
  })
  feed_format?: (typeof FEED_FORMATS)[number] | null;

  @Field.choice(FEED_MODES, {
    nullable: true,
    optional: true,
    describe: 'How to import the fetched feed; null is full',
  })
  feed_mode?: (typeof FEED_MODES)[number] | null;

  @Field.integer({
    min: 15,
    max: MAX_MINUTES,
    nullable: true,
    optional: true,
    describe: 'Minutes from one fetch to the next; null to fetch only when asked for',
  })
  feed_every_minutes?: number | null;
}

export class SetMerchantSuspensionInput {
  @Field.text({ max: 64, pattern: SLUG, describe: 'Stable name of the merchant' })
  slug!: string;

  @Field.flag({ describe: 'true: nothing of it is shown to shoppers from now on; false: it is shown again' })
  suspended!: boolean;

  @Field.text({ max: MAX_REASON, nullable: true, describe: 'Why, for other operators; null when it is shown again' })
  reason!: string | null;
}

export class MerchantSuspensionView {
  @Field.text({ max: 64, describe: 'Stable name of the merchant' })
  slug!: string;

  @Field.flag({ describe: 'Whether it is kept from shoppers' })
  suspended!: boolean;

  @Field.text({ max: MAX_REASON, nullable: true, describe: 'Why' })
  reason!: string | null;

  @Field.time({ nullable: true, describe: 'Since when' })
  suspended_at!: string | null;
}

export class GetMerchantInput {
  @Field.text({ max: 64, pattern: SLUG, describe: 'Stable name of the merchant' })
  slug!: string;
}

/** Who a merchant is, to services that keep something of it. */
export class MerchantNameView {
  @Field.text({ max: 64, describe: 'Stable name of the merchant' })
  slug!: string;

  @Field.text({ max: 100, describe: 'Name shown to shoppers' })
  name!: string;

  // Optional, because a catalog of an older version leaves it out.
  @Field.text({ max: 200, nullable: true, optional: true, describe: 'Origin of the shop; null when it has none' })
  shop_url?: string | null;
}

export class ListMerchantsInput {}

export class MerchantsView {
  @Field.list(() => MerchantView, { max: 1000, describe: 'All merchants by slug' })
  merchants!: MerchantView[];
}

export const merchants = defineContract('catalog', {
  listMerchants: {
    input: ListMerchantsInput,
    output: MerchantsView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: [],
  },
  getMerchant: {
    input: GetMerchantInput,
    output: MerchantSettingsView,
    scopes: ['admin:catalog:read'],
    effect: 'read',
    errors: ['NOT_FOUND'],
  },
  /** For commerce, before what an operator sets for a shop is kept: whether there is such a merchant, suspended or not, and where. */
  nameMerchant: {
    input: GetMerchantInput,
    output: MerchantNameView,
    scopes: ['admin:commerce:write'],
    effect: 'read',
    errors: ['NOT_FOUND'],
    callers: ['commerce'],
    deadlineMs: 2_000,
  },
  setMerchant: {
    input: SetMerchantInput,
    output: MerchantView,
    scopes: ['admin:catalog:write'],
    effect: 'write',
    repeat: 'natural',
    errors: ['INVALID_INPUT', 'CONFLICT'],
  },
  setMerchantSuspension: {
    input: SetMerchantSuspensionInput,
    output: MerchantSuspensionView,
    scopes: ['admin:catalog:write'],
    effect: 'write',
    repeat: 'natural',
    errors: ['INVALID_INPUT', 'NOT_FOUND'],
  },
});
