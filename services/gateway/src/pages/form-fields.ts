import { minorDigits } from '#libs/contracts';

/** The text of a field without the white space around it; line ends as HTML forms send them become plain ones. */
export const textOf = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '').replaceAll('\r\n', '\n').trim();

/** The same, or undefined where nothing was filled in. */
export const optionalOf = (form: URLSearchParams, name: string): string | undefined => textOf(form, name) || undefined;

/** Lines, or words between commas, that hold something. */
export const listOf = (form: URLSearchParams, name: string, separator: RegExp): string[] =>
  textOf(form, name)
    .split(separator)
    .map((text) => text.trim())
    .filter(Boolean);

/** A number as people write it, with a point or a comma; NaN where it is none. */
export const numberOf = (text: string): number =>
  /^\d{1,9}(?:[.,]\d{1,3})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;

/** Decimals a currency has: 2 for EUR, 0 for JPY. */
export const decimalsOf = (currency: string): number => minorDigits(currency) ?? 2;

/** An amount in the smallest unit of its currency; NaN where it is no amount of it. */
export function minorOf(text: string, currency: string): number {
  const decimals = decimalsOf(currency);
  const written = /[.,](\d+)$/.exec(text)?.[1] ?? '';
  return written.length > decimals ? Number.NaN : Math.round(numberOf(text) * 10 ** decimals);
}

/** The amount as it stands in a field. */
export const majorOf = (minor: number, currency: string): string =>
  (minor / 10 ** decimalsOf(currency)).toFixed(decimalsOf(currency));
