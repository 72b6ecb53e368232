import { describe, expect, test } from '@jest/globals';
import { isPage, isPicture } from './doors.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const asked = (url: string, accept = BROWSER, method = 'GET') => isPage({ url, method, headers: { accept } });

describe('isPage', () => {
  test.each(['/', '/?a', '/account', '/account/x', '/consents/abc?y', '/sign-in', '/privacy'])(
    'address %s, whoever asks, is a page',
    (url) => {
      expect([asked(url), asked(url, '*/*'), asked(url, BROWSER, 'POST')]).toEqual([true, true, true]);
    },
  );

  test('unknown address, asked for by a browser, is a page that is not there', () => {
    expect(asked('/accounts')).toBe(true);
    expect(asked('/nowhere', 'TEXT/HTML')).toBe(true);
  });

  test('unknown address, asked for by a program or by a form, is none', () => {
    expect([asked('/nowhere', '*/*'), asked('/nowhere', ''), asked('/nowhere', BROWSER, 'POST')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test.each(['/mcp', '/mcp/x', '/admin/v1/x', '/admin/docs', '/.well-known/x', '/health', '/ready?x', '/live'])(
    'door %s, asked by a browser, answers as to any program',
    (url) => {
      expect(asked(url)).toBe(false);
    },
  );
});

describe('isPicture', () => {
  test.each([
    ['GET', '/pictures/pic_0', true],
    ['HEAD', '/pictures/map_1?w=160', true],
    ['POST', '/pictures/pic_0', false],
    ['GET', '/mcp?/pictures/', false],
    ['GET', '/picturesque', false],
  ])('%s %s, is %p', (method, url, expected) => {
    expect(isPicture({ method, url })).toBe(expected);
  });
});
