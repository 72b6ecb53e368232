import { Field } from '../field.ts';
import { CURRENCY, MAX_MINOR } from '../money.ts';
import { defineContract } from '../operation.ts';

export const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const SHOP_URL = /^https?:\/\/[^\s/@?#]+\/?$/;
const VERSION = 64;
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
}

export class GetMerchantInput {
  @Field.text({ max: 64, pattern: SLUG, describe: 'Stable name of the merchant' })
  slug!: string;
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
  setMerchant: {
    input: SetMerchantInput,
    output: MerchantView,
    scopes: ['admin:catalog:write'],
    effect: 'write',
    repeat: 'natural',
    errors: ['INVALID_INPUT', 'CONFLICT'],
  },
});
