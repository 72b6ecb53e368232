import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type Html, html } from './html.ts';

/** Prettier leaves a template alone that is not called `html`. */
const fill = html;
const markup = (made: Html): string => made.toString();
/** Texts as an attacker writes them: mostly of what means something in HTML. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('<', '>', '"', "'", '`', '&', '/', '=', ' ', '\n', 'script', 'onload', '&lt;', '-->'))
    .map((pieces) => pieces.join('')),
);
const read = (escaped: string): string =>
  escaped.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe('html', () => {
  test('text, with markup in it, stays a text', () => {
    expect(markup(fill`<p title="${`"'\``}">${'<b> & </b>'}</p>`)).toBe(
      '<p title="&#34;&#39;&#96;">&#60;b&#62; &#38; &#60;/b&#62;</p>',
    );
  });

  test('Html, in a template, stands as it is, also in lists of lists', () => {
    const items = ['a', '<'].map((text) => fill`<li>${text}</li>`);
    expect(markup(fill`<ul>${[items, [fill`<li></li>`]]}</ul>`)).toBe('<ul><li>a</li><li>&#60;</li><li></li></ul>');
  });

  test('nothing, in any of its forms, leaves nothing; a zero is a number', () => {
    expect(markup(fill`[${null}${undefined}${false}${''}${[]}${0}]`)).toBe('[0]');
  });

  test('something that looks like Html, not made by it, is not taken for it', () => {
    const forged = { toString: () => '<b>', map: () => ['&'] } as unknown as string[];
    expect(markup(fill`${forged}`)).not.toContain('<');
  });

  test('attribute, without quotes, is refused; an equals sign in an address is none', () => {
    expect(() => fill`<a href=${'x'}></a>`).toThrow('Cannot fill an attribute without quotes');
    expect(markup(fill`<a href="/x?a=1&amp;to=${'/'}"></a>`)).toBe('<a href="/x?a=1&amp;to=/"></a>');
  });

  test('any text, between tags or in an attribute of either quote, holds nothing that ends where it stands', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const between = markup(fill`<p>${text}</p>`).slice(3, -4);
        expect(between).not.toMatch(/[<>"'`]/);
        expect(markup(fill`<p title="${text}">`).slice(10, -2)).toBe(between);
        expect(markup(fill`<p title='${text}'>`).slice(10, -2)).toBe(between);
      }),
    );
  });

  test('any text, read as a browser reads it, is the text that was given', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const made = markup(fill`${text}`);
        expect(made.replace(/&#\d+;/g, '')).not.toContain('&');
        expect(read(made)).toBe(text);
      }),
    );
  });

  test('any texts, in a list, are each escaped as alone', () => {
    fc.assert(
      fc.property(fc.array(hostile), (texts) => {
        expect(markup(fill`${texts}`)).toBe(texts.map((text) => markup(fill`${text}`)).join(''));
      }),
    );
  });
});
