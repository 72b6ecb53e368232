/** Nothing in a fashion shop costs more than this many minor units; above it the cell holds something else. */
export const MAX_MINOR = 1_000_000_000;

/** `minor` from 1 to 10^9, or what is wrong with the amount. */
export type Amount = { minor: number; problem: null } | { minor: null; problem: string };

const wrong = (problem: string): Amount => ({ minor: null, problem });

/** With so many decimals they are sums of a program (`19.9950`, `19.990000000000002`): rounded as the till does. Three could be thousands. */
const COMPUTED_DECIMALS = 4;

/** Reads `1234.50` or `1,234.50` exactly, without floating point. A point alone is that of decimals: where it may not be, the caller knows. */
export function minorUnits(text: string, digits: number): Amount {
  const shown = JSON.stringify(text.slice(0, 40));
  if (/^-/.test(text)) return wrong(`${shown} is below zero`);
  if (!/^(\d+|\d{1,3}(,\d{3})+(?=\.))?(\.\d*)?$/.test(text) || !/\d/.test(text)) {
    return wrong(`${shown} is not an amount; write digits with a point before the decimals, such as 1234.50`);
  }
  const [whole = '', decimals = ''] = text.replaceAll(',', '').split('.');
  const isComputed = decimals.length >= COMPUTED_DECIMALS && decimals.length > digits && digits > 1;
  if (isComputed && text.length <= 40) return rounded(whole, decimals, digits, shown);
  const significant = decimals.replace(/0+$/, '');
  if (significant.length > digits) return wrong(`${shown} has more than the ${digits} decimals of the currency`);
  return inRange(`${whole}${significant.padEnd(digits, '0')}`, shown);
}

function rounded(whole: string, decimals: string, digits: number, shown: string): Amount {
  const isUp = (decimals[digits] ?? '0') >= '5';
  return inRange(String(BigInt(`${whole}${decimals.slice(0, digits)}`) + (isUp ? 1n : 0n)), shown);
}

function inRange(units: string, shown: string): Amount {
  const minor = units.replace(/^0+/, '');
  if (minor === '')
    return wrong(`${shown} is zero, and nothing is sold for nothing; leave the row out or give its price`);
  if (minor.length > 10 || Number(minor) > MAX_MINOR)
    return wrong(`${shown} is more than anything here costs (${MAX_MINOR} minor units)`);
  return { minor: Number(minor), problem: null };
}
