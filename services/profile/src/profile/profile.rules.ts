import {
  COUNTRIES,
  type Measurements,
  OperationError,
  type SetBudgetAndGoalsInput,
  type SetSizesInput,
  type Size,
} from '#libs/contracts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

interface Goals {
  monthlyBudgetMinor: number | null;
  currency: string | null;
  goals: string[];
  styleTags: string[];
  department: NonNullable<SetBudgetAndGoalsInput['department']> | null;
  country: string | null;
}

interface Sizes {
  sizes: Size[];
  measurements: Measurements;
}

const refuse = (field: string, message: string): never => {
  throw new OperationError('INVALID_INPUT', message, { details: { field } });
};

const distinct = (texts: readonly string[]): string[] => [...new Set(texts.map((text) => text.trim()).filter(Boolean))];

/** Applies what was given and nothing else. @throws OperationError `INVALID_INPUT` */
export function withGoals(now: Goals, given: SetBudgetAndGoalsInput): Goals {
  const next: Goals = {
    monthlyBudgetMinor: given.monthly_budget_minor === undefined ? now.monthlyBudgetMinor : given.monthly_budget_minor,
    currency: given.currency ?? now.currency,
    goals: given.goals ? distinct(given.goals) : now.goals,
    styleTags: given.style_tags ? distinct(given.style_tags) : now.styleTags,
    department: given.department === undefined ? now.department : given.department,
    country: given.country === undefined ? now.country : given.country,
  };
  if (next.currency !== null && !CURRENCIES.has(next.currency)) {
    refuse('currency', `"currency" ${next.currency} is not a currency of ISO 4217: use a code such as EUR, USD or GBP`);
  }
  if (next.country !== null && !COUNTRIES.has(next.country)) {
    refuse('country', `"country" ${next.country} is not a country of ISO 3166-1: use a code such as DE, US or GB`);
  }
  if (next.monthlyBudgetMinor !== null && next.currency === null) {
    refuse('currency', '"currency" is missing: a first budget needs the currency it is in');
  }
  if (
    given.currency &&
    given.currency !== now.currency &&
    given.monthly_budget_minor === undefined &&
    now.monthlyBudgetMinor !== null
  ) {
    refuse(
      'monthly_budget_minor',
      `"monthly_budget_minor" is missing: the budget is in ${now.currency}; state it anew in ${given.currency}`,
    );
  }
  return next;
}

const LETTER = /^(?:[2-6]?X{0,3}S|M|X{0,4}L|[2-9]XL|ONE SIZE|(?:X{0,2}S|M|X{0,3}L)\/(?:X{0,2}S|M|X{0,3}L))$/;
const WAIST_LENGTH = /^[2-6]\d\/[2-4]\d$/;

interface Range {
  from: number;
  to: number;
  halves: boolean;
}

const NUMBERS: Record<'eu' | 'uk' | 'us', { clothes: Range; shoes: Range }> = {
  eu: { clothes: { from: 16, to: 72, halves: false }, shoes: { from: 15, to: 52, halves: true } },
  uk: { clothes: { from: 0, to: 40, halves: false }, shoes: { from: 0, to: 16, halves: true } },
  us: { clothes: { from: 0, to: 52, halves: false }, shoes: { from: 0, to: 18, halves: true } },
};

/** The size as it is kept: trimmed, letters in capitals. @throws OperationError `INVALID_INPUT` when the system does not know it. */
export function normalisedSize({ garment, system, value }: Size): Size {
  const written = value.trim().toUpperCase().replace(',', '.');
  const wrong = (expected: string): never =>
    refuse('sizes', `"sizes": ${garment} ${system} "${value}" is not a size: ${expected}`);
  if (system === 'letter') {
    if (garment === 'shoes') wrong('shoes have no letter sizes; use eu, uk or us');
    if (!LETTER.test(written)) wrong('use letters such as XS, M, XL, 3XL');
  } else if (system === 'waist_length') {
    if (garment !== 'bottom') wrong('waist_length is for bottoms only');
    if (!WAIST_LENGTH.test(written)) wrong('use waist/length in inches, e.g. 32/34');
  } else {
    const { from, to, halves } = NUMBERS[system][garment === 'shoes' ? 'shoes' : 'clothes'];
    const number = Number(written);
    const whole = Number.isInteger(halves ? number * 2 : number);
    if (!/^\d{1,2}(?:\.\d)?$/.test(written) || !whole || number < from || number > to) {
      wrong(`use a number from ${from} to ${to}${halves ? ', halves allowed' : ''}`);
    }
  }
  return { garment, system, value: written };
}

const slot = ({ garment, system }: Size): string => `${garment} ${system}`;

/** Removes, then sets; each size replaces the one of the same garment and system. @throws OperationError `INVALID_INPUT` */
export function withSizes(now: Sizes, given: SetSizesInput): Sizes {
  const removed = new Set<string>(given.remove_garments ?? []);
  const kept = now.sizes.filter(({ garment }) => !removed.has(garment));
  const bySlot = new Map([...kept, ...(given.sizes ?? []).map(normalisedSize)].map((size) => [slot(size), size]));
  return {
    sizes: [...bySlot.values()].sort((a, b) => slot(a).localeCompare(slot(b), 'en')),
    measurements: { ...(given.remove_measurements ? {} : now.measurements), ...given.measurements },
  };
}
