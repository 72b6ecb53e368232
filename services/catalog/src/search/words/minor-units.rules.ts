import { minorDigits } from '#libs/contracts';

/** Minor units in one unit of a currency, by ISO 4217 as imports store them: 100 cents, 1 yen, 1,000 fils. */
export const minorUnits = (currency: string): number => UNUSUAL.get(currency) ?? 100;

const UNUSUAL: ReadonlyMap<string, number> = new Map(
  Intl.supportedValuesOf('currency').flatMap((currency): [string, number][] => {
    const digits = minorDigits(currency) ?? 2;
    return digits === 2 ? [] : [[currency, 10 ** digits]];
  }),
);

/** An amount as people write it: `49.00`, `4900` for yen. */
export function majorOf(minor: number, currency: string): string {
  const units = minorUnits(currency);
  return (minor / units).toFixed(Math.round(Math.log10(units)));
}

const listed = (units: number): string =>
  [...UNUSUAL].flatMap(([currency, of]) => (of === units ? [`'${currency}'`] : [])).join(', ');

/** The same for a column `currency`, as SQL. */
export const MINOR_UNITS_SQL = `(CASE WHEN currency IN (${listed(1)}) THEN 1 WHEN currency IN (${listed(1000)}) THEN 1000 ELSE 100 END)`;
