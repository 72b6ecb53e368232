import { describe, expect, test } from '@jest/globals';
import { minorDigits as contractDigits } from '#libs/contracts';
import { exactMoney, minorDigits, shortMoney } from './money.ts';

const plain = (written: string): string => written.replaceAll('\u00a0', ' ');

describe('money', () => {
  test('minor units, of every currency, are as the contract has them', () => {
    for (const currency of Intl.supportedValuesOf('currency'))
      expect([currency, minorDigits(currency)]).toEqual([currency, contractDigits(currency)]);
  });

  test.each([
    ['en-GB', 4_995, 'EUR', '€49.95', '€49.95'],
    ['en-GB', 5_000, 'EUR', '€50', '€50.00'],
    ['de-DE', 4_995, 'EUR', '49,95 €', '49,95 €'],
    ['de-DE', 123_400, 'EUR', '1.234 €', '1.234,00 €'],
    ['en-US', 4_900, 'JPY', '¥4,900', '¥4,900'],
    ['en-US', 1_234, 'KWD', 'KWD 1.234', 'KWD 1.234'],
    ['en-GB', 4_995, '<b>', '49.95 <b>', '49.95 <b>'],
  ])('in %s, %d %s, is written %s where there is little room, else %s', (tag, amount_minor, currency, short, exact) => {
    const amount = { amount_minor, currency };
    expect([plain(shortMoney(tag, amount)), plain(exactMoney(tag, amount))]).toEqual([short, exact]);
  });
});
