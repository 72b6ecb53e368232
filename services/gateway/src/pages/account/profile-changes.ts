import { createHash } from 'node:crypto';
import {
  type Measurements,
  OperationError,
  type ProfileView,
  type SetBudgetAndGoalsInput,
  type SetSizesInput,
  type Size,
} from '#libs/contracts';
import { listOf, minorOf, numberOf, optionalOf, textOf } from '../form-fields.ts';

export const MEASURES = [
  'height_cm',
  'chest_cm',
  'waist_cm',
  'hip_cm',
  'inseam_cm',
  'foot_cm',
] as const satisfies readonly (keyof Measurements)[];

/** Others cannot even be asked how many decimals they have. */
const CURRENCY_CODE = /^[A-Z]{3}$/;

/** Changes with what the profile says: a form shown before a change tells itself from one shown after. */
export const versionOf = (profile: ProfileView): string =>
  createHash('sha256').update(JSON.stringify(profile)).digest('base64url').slice(0, 22);

const wrong = (field: string): never => {
  throw new OperationError('INVALID_INPUT', `"${field}" cannot be read`, { details: { field } });
};

/** Where the page fills in what the operations call otherwise. */
const FIELDS: Readonly<Record<string, string>> = { monthly_budget_minor: 'amount', remove_garments: 'sizes' };

/** The field of the page that an error is about: of a list, the list. */
export function fieldOf({ details }: OperationError): string {
  const [name = ''] = String(details['field'] ?? '').split('.');
  return FIELDS[name] ?? (name || 'other');
}

/** What the form of budget and style says, all of it: what is empty is removed. @throws OperationError `INVALID_INPUT` */
export function goalsFrom(form: URLSearchParams): SetBudgetAndGoalsInput {
  const [amount, currency] = [textOf(form, 'amount'), optionalOf(form, 'currency')];
  if (currency ? !CURRENCY_CODE.test(currency) : amount) wrong('currency');
  const minor = amount && currency ? minorOf(amount, currency) : null;
  if (Number.isNaN(minor)) wrong('amount');
  return {
    monthly_budget_minor: minor,
    ...(currency ? { currency } : {}),
    goals: listOf(form, 'goals', /\n/),
    style_tags: listOf(form, 'style_tags', /[,\n]/),
    department: (optionalOf(form, 'department') ?? null) as SetBudgetAndGoalsInput['department'],
    country: optionalOf(form, 'country') ?? null,
  };
}

/** A size to add; "41,5" is 41.5 to us. */
export const sizeFrom = (form: URLSearchParams): SetSizesInput => {
  const value = textOf(form, 'value').replace(',', '.');
  return { sizes: [{ garment: textOf(form, 'garment'), system: textOf(form, 'system'), value } as Size] };
};

/** A size to take away: the garment's others, which the page knows, are set again. */
export const removalFrom = (form: URLSearchParams): SetSizesInput => {
  const garment = textOf(form, 'garment_removed') as Size['garment'];
  const kept = form.getAll('kept').map((text) => {
    const [system = '', ...value] = text.split(' ');
    return { garment, system, value: value.join(' ') } as Size;
  });
  return { remove_garments: [garment], ...(kept.length > 0 ? { sizes: kept } : {}) };
};

/** All measurements of the form: what is empty is removed. @throws OperationError `INVALID_INPUT` */
export function measurementsFrom(form: URLSearchParams): SetSizesInput {
  const given = MEASURES.flatMap((name): [string, number][] => {
    const text = textOf(form, name);
    return text ? [[name, numberOf(text)]] : [];
  });
  if (given.some(([, value]) => Number.isNaN(value))) wrong('measurements');
  return { remove_measurements: true, ...(given.length > 0 ? { measurements: Object.fromEntries(given) } : {}) };
}
