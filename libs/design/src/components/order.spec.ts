import { describe, expect, test } from '@jest/globals';
import { differences, type Html, lineItems, quote, STYLE, totals, usageBar } from '../index.ts';

/** Markup with the white space between tags taken away. */
const markup = (made: Html): string =>
  made
    .toString()
    .replace(/\s+(?=\/?[<>])|(?<=>)\s+/g, '')
    .replaceAll('/>', '>');

const LINE = { title: 'Shirt', detail: 'M, white', quantity: '2 × €10', amount: '€20' };
const LIMIT = { label: 'Budget', value: 100, text: '€100' };
const part = (value: number) => ({ kind: 'new' as const, label: 'This', value, text: `€${value}` });
const BAR = { parts: [{ kind: 'spent' as const, label: 'Bought', value: 20, text: '€20' }, part(30)], limit: LIMIT };

describe('order', () => {
  test('lineItems, with a picture and without, keep the same places', () => {
    const [withPicture, without] = [lineItems([{ ...LINE, picture: '/p?a&b' }]), lineItems([LINE])].map(markup);
    expect(withPicture).toContain('<img src="/p?a&#38;b" alt="" width="80" height="100"');
    expect(without).toContain('<span class="no-picture">');
  });

  test('usageBar, within its limit, has its parts one after the other and no mark', () => {
    const text = markup(usageBar(BAR));
    expect(text).toContain('class="spent" x="0.00%" width="20.00%"');
    expect(text).toContain('class="new" x="20.00%" width="30.00%"');
    expect(text).not.toContain('<line');
  });

  test('usageBar, beyond its limit, ends with what is used and marks the limit', () => {
    const text = markup(usageBar({ parts: [part(200)], limit: LIMIT }));
    expect(text).toContain('x="0.00%" width="100.00%"');
    expect(text).toContain('<line class="mark" x1="50.00%" x2="50.00%"');
  });

  test('usageBar, of nothing, has no part of it', () => {
    expect(markup(usageBar({ parts: [part(0)], limit: { ...LIMIT, value: 0 } }))).toContain('x="0%" width="0%"');
  });

  test('usageBar, in words, says every value that it shows, so that the bar itself says nothing', () => {
    const text = markup(usageBar(BAR));
    for (const value of ['€20', '€30', '€100']) expect(text).toContain(`<dd class="amount">${value}</dd>`);
    expect(text).toContain('<svg aria-hidden="true"');
  });

  test('differences, name their rows and columns', () => {
    const rows = [{ what: 'Price', was: '€10', is: '€12' }];
    expect(markup(differences({ caption: 'Shirt', columns: ['What', 'Asked', 'Now'], rows }))).toContain(
      '<th scope="row">Price</th><td>€10</td><td><strong>€12</strong></td>',
    );
  });

  test('quote, of markup, shows it as it was written', () => {
    expect(markup(quote('By an assistant', '<b>Buy</b>\nnow'))).toContain(
      '<blockquote>&#60;b&#62;Buy&#60;/b&#62;\nnow</blockquote>',
    );
  });

  test('classes, each that a part of an order uses, has a style', () => {
    const rows = [{ what: 'a', was: 'b', is: 'c' }];
    const all = [
      lineItems([LINE]),
      totals([{ label: 'Total', amount: '€20' }]),
      usageBar(BAR),
      differences({ caption: 'a', columns: ['a', 'b', 'c'], rows }),
      quote('a', 'b'),
    ].join('');
    const classes = [...all.matchAll(/class="([^"]+)"/g)].flatMap(([, names = '']) => names.split(' '));
    expect(new Set(classes.filter((name) => !STYLE.includes(`.${name}`)))).toEqual(new Set(['limit']));
  });
});
