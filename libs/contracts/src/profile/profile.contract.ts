import { Field } from '../field.ts';
import { COUNTRY, CURRENCY, MAX_MINOR, Money } from '../money.ts';
import { defineContract } from '../operation.ts';

export const DEPARTMENTS = ['women', 'men', 'unisex', 'kids'] as const;
export const GARMENTS = ['top', 'bottom', 'dress', 'outerwear', 'shoes'] as const;
export const SIZE_SYSTEMS = ['letter', 'eu', 'uk', 'us', 'waist_length'] as const;

export class Size {
  @Field.choice(GARMENTS, { describe: 'What the size is for' })
  garment!: (typeof GARMENTS)[number];

  @Field.choice(SIZE_SYSTEMS, {
    describe:
      'How the size is written: letter (M), eu (38, shoes 41.5), uk (10), us (6), waist_length (32/34, inches, bottoms only)',
  })
  system!: (typeof SIZE_SYSTEMS)[number];

  @Field.text({ max: 12, describe: 'The size as written in that system, e.g. M, 38, 41.5, 32/34' })
  value!: string;
}

export class Measurements {
  @Field.number({ min: 50, max: 260, optional: true, describe: 'Body height in cm' })
  height_cm?: number;

  @Field.number({ min: 30, max: 250, optional: true, describe: 'Chest or bust circumference in cm' })
  chest_cm?: number;

  @Field.number({ min: 30, max: 250, optional: true, describe: 'Waist circumference in cm' })
  waist_cm?: number;

  @Field.number({ min: 30, max: 250, optional: true, describe: 'Hip circumference in cm' })
  hip_cm?: number;

  @Field.number({ min: 20, max: 130, optional: true, describe: 'Inside leg length in cm' })
  inseam_cm?: number;

  @Field.number({ min: 8, max: 40, optional: true, describe: 'Foot length in cm' })
  foot_cm?: number;
}

export class ProfileView {
  @Field.object(() => Money, { nullable: true, describe: 'What the person wants to spend on clothes in a month' })
  monthly_budget!: Money | null;

  @Field.text({ min: 3, max: 3, nullable: true, describe: 'Currency prices are wanted in (ISO 4217)' })
  currency!: string | null;

  @Field.texts({ max: 20, text: { max: 200 }, describe: 'What the person wants from their wardrobe, in their words' })
  goals!: string[];

  @Field.texts({ max: 30, text: { max: 40 }, describe: 'Words for the style the person likes' })
  style_tags!: string[];

  @Field.choice(DEPARTMENTS, { nullable: true, describe: 'Department the person shops in' })
  department!: (typeof DEPARTMENTS)[number] | null;

  @Field.text({ min: 2, max: 2, nullable: true, describe: 'Country the person shops in (ISO 3166-1)' })
  country!: string | null;

  @Field.list(() => Size, { max: GARMENTS.length * SIZE_SYSTEMS.length, describe: 'Sizes the person wears' })
  sizes!: Size[];

  @Field.object(() => Measurements, { describe: 'Body measurements the person gave; empty when none' })
  measurements!: Measurements;
}

export class GetProfileInput {}

export class SetBudgetAndGoalsInput {
  @Field.integer({
    min: 0,
    max: MAX_MINOR,
    optional: true,
    nullable: true,
    describe: 'Monthly budget in the smallest unit of the currency (30000 is 300.00 EUR); null removes it',
  })
  monthly_budget_minor?: number | null;

  @Field.text({
    min: 3,
    max: 3,
    pattern: CURRENCY,
    optional: true,
    describe: 'ISO 4217 currency of the budget and of wanted prices; needed with the first budget',
  })
  currency?: string;

  @Field.texts({
    max: 20,
    text: { max: 200 },
    optional: true,
    describe: 'Replaces all goals; an empty list removes them',
  })
  goals?: string[];

  @Field.texts({
    max: 30,
    text: { max: 40 },
    optional: true,
    describe: 'Replaces all style tags; an empty list removes them',
  })
  style_tags?: string[];

  @Field.choice(DEPARTMENTS, { optional: true, nullable: true, describe: 'Department to shop in; null removes it' })
  department?: (typeof DEPARTMENTS)[number] | null;

  @Field.text({
    min: 2,
    max: 2,
    pattern: COUNTRY,
    optional: true,
    nullable: true,
    describe: 'ISO 3166-1 country code; null removes it',
  })
  country?: string | null;
}

export class SetSizesInput {
  @Field.list(() => Size, {
    max: GARMENTS.length * SIZE_SYSTEMS.length,
    optional: true,
    describe: 'Sizes to set; each replaces the size of the same garment and system, others stay',
  })
  sizes?: Size[];

  @Field.choices(GARMENTS, {
    max: GARMENTS.length,
    optional: true,
    describe: 'Garments whose sizes are to be removed, before new ones are set',
  })
  remove_garments?: (typeof GARMENTS)[number][];

  @Field.object(() => Measurements, { optional: true, describe: 'Measurements in cm; only those given change' })
  measurements?: Measurements;

  @Field.flag({ optional: true, describe: 'true removes all measurements, before new ones are set' })
  remove_measurements?: boolean;
}

export const profile = defineContract('profile', {
  getProfile: {
    input: GetProfileInput,
    output: ProfileView,
    scopes: ['profile:read'],
    effect: 'read',
    errors: [],
    // The catalog asks for sizes when a search wants only what fits.
    callers: ['gateway', 'catalog'],
    tool: {
      title: 'Get style profile',
      description:
        "Use this when you need the person's budget, goals, style words, department, country, currency or sizes before searching or planning. Empty fields mean the person has not told us yet.",
      invoking: 'Reading your profile',
      invoked: 'Profile read',
    },
  },
  setBudgetAndGoals: {
    input: SetBudgetAndGoalsInput,
    output: ProfileView,
    scopes: ['profile:write'],
    effect: 'write',
    repeat: 'natural',
    errors: ['INVALID_INPUT'],
    tool: {
      title: 'Set budget and goals',
      description:
        'Use this when the person states a monthly budget, goals, style words, department, country or currency. Only the fields given change; lists replace the old list. Answers with the whole profile.',
      invoking: 'Updating your profile',
      invoked: 'Profile updated',
      destructive: true,
    },
  },
  setSizes: {
    input: SetSizesInput,
    output: ProfileView,
    scopes: ['profile:write'],
    effect: 'write',
    repeat: 'natural',
    errors: ['INVALID_INPUT'],
    tool: {
      title: 'Set sizes',
      description:
        'Use this when the person tells a size they wear or a body measurement. Give the size in the system the person used; do not convert. Only what is given changes. Answers with the whole profile.',
      invoking: 'Updating your sizes',
      invoked: 'Sizes updated',
      destructive: true,
    },
  },
});
