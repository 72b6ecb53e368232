import { beforeAll, describe, expect, test } from '@jest/globals';
import { ask, type OwnStack, readFacts, startStack } from '#libs/testing';

const CHALLENGE = 'openai-challenge-7c1f';
let stack: OwnStack;
/** A gateway of which nothing is said, and one of which everything is. */
let bare: string;
let told: string;
beforeAll(async () => {
  stack = await startStack();
  bare = stack.publicUrl;
  const { publicUrl } = await stack.bed.gateway(readFacts().issuer.url, {
    OPENAI_APPS_CHALLENGE: CHALLENGE,
    OPERATOR_NAME: 'Maison <b>Test</b> & "Co"',
    OPERATOR_CONTACT: 'help@maison.example',
  });
  told = publicUrl;
});

const PAGES = ['/', '/privacy', '/terms', '/support'];
const LANGUAGES = [
  ['en', 'Pages', 'Skip to content'],
  ['de', 'Seiten', 'Zum Inhalt springen'],
] as const;
const CASES = LANGUAGES.flatMap(([language, nav, skip]) => PAGES.map((path) => ({ path, language, nav, skip })));
/** Where a link leads that is no public page: languages come back, pages of the account ask who it is. */
const ELSEWHERE = /^\/(?:language|account)(?:\/|$)/;
const BROWSER = 'text/html,application/xhtml+xml,*/*;q=0.8';

const read = (path: string, language: string) => ask(`${bare}${path}`, { headers: { 'accept-language': language } });

describe.each(CASES)('page $path, in $language', ({ path, language, nav, skip }) => {
  test('page, without a token, is a whole accessible page without scripts, cookies or anything from elsewhere', async () => {
    const answer = await read(path, language);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-language')).toBe(language);
    expect(answer.headers.get('vary')?.toLowerCase()).toMatch(/accept-language, cookie$/);
    const { text } = answer;
    expect(text).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${language}">`));
    expect(text.match(/<h1>/g)).toHaveLength(1);
    expect(text).toMatch(/<main id="content"/);
    for (const part of [`<nav aria-label="${nav}">`, `href="#content">${skip}<`, 'name="viewport"'])
      expect(text).toContain(part);
    expect(text.match(/aria-current="page"/g)).toHaveLength(1);
    expect(text).not.toMatch(/<script|<img|<iframe|<form|style="|\son[a-z]+="|javascript:|undefined|\[object/i);
    const loaded = [...text.matchAll(/<link [^>]*href="([^"]*)"/g)].map(([, href]) => href);
    expect(loaded).toEqual(['/favicon.svg', '/pages.css']);
  });

  test('headings, go down one step at a time, and elements are closed', async () => {
    const { text } = await read(path, language);
    const levels = [...text.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    expect(levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1)).toBe(true);
    expect(unclosed(text)).toEqual([]);
  });

  test('links, lead somewhere', async () => {
    const { text } = await read(path, language);
    const links = [...text.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, href = '']) => href);
    expect(links).toEqual(expect.arrayContaining([...PAGES, '/account']));
    for (const link of new Set(links))
      expect([link, (await ask(`${bare}${link}`)).status]).toEqual([link, ELSEWHERE.test(link) ? 303 : 200]);
  });
});

test.each(PAGES)('page %s, in both languages, says the same in the same form', async (path) => {
  const [english, german] = await Promise.all([read(path, 'en'), read(path, 'de')]);
  const form = (text: string): string[] => [...text.matchAll(/<\/?([a-z][a-z0-9]*)/g)].map(([tag]) => tag);
  expect(form(german.text)).toEqual(form(english.text));
});

/** Elements that are opened and not closed, or closed in the wrong order. */
function unclosed(html: string): string[] {
  const open: string[] = [];
  for (const [, slash, name = '', end] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/g)) {
    if (end === '/') continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return [name];
  }
  return open;
}

describe('/language', () => {
  test('language, chosen on a page, is kept in a cookie and leads back there', async () => {
    const answer = await ask(`${bare}/language/de?to=%2Fprivacy`);
    expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([
      303,
      '/privacy',
      'no-store',
    ]);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toBe('atelier-language=de; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly');
    const page = await ask(`${bare}/privacy`, {
      headers: { cookie: cookie.split(';', 1)[0] ?? '', 'accept-language': 'en' },
    });
    expect(page.headers.get('content-language')).toBe('de');
  });

  test.each([
    '//evil.example',
    '/%5Cevil.example',
    'https://evil.example',
    '/%0d%0aset-cookie:x',
    '/a&to=/b',
    '',
    '/%09/x',
  ])('way back %j, not a path of ours, leads home', async (to) => {
    const answer = await ask(`${bare}/language/en?to=${to}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  });

  test.each(['fr', 'EN', 'en;x', '..%2fen', '__proto__'])(
    'language %s, which we do not speak, is not found',
    async (code) => {
      const answer = await ask(`${bare}/language/${code}`);
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([404, null]);
    },
  );
});

test('style sheet, is ours, has a dark mode and loads nothing', async () => {
  const answer = await ask(`${bare}/pages.css`);
  expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(answer.text).toContain('color-scheme: light dark');
  expect(answer.text).not.toMatch(/url\(|@import/);
});

describe('an address that is not there', () => {
  test.each([
    ['en', 'There is nothing here'],
    ['de', 'Hier ist nichts'],
  ])('address, asked for by a browser in %s, is a page that says so', async (language, title) => {
    const headers = { accept: BROWSER, 'accept-language': language };
    const answer = await ask(`${bare}/nowhere?token=secret-in-a-query`, { headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(answer.text).toContain(`<h1>${title}</h1>`);
    expect(answer.text).toContain('href="/language/de?to=%2Fnowhere"');
    expect(answer.text).not.toContain('secret-in-a-query');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['/mcp/x', '/admin/v1/nothing', '/.well-known/nothing', '/health/x'])(
    'address %s, of a door for programs, is no page for a browser either',
    async (path) => {
      const answer = await ask(`${bare}${path}`, { headers: { accept: BROWSER } });
      expect(answer.headers.get('content-type')).toMatch(/json/);
    },
  );

  test('address, asked for by a program, is problem JSON', async () => {
    const answer = await ask(`${bare}/nowhere`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });
});

describe('what browsers and crawlers ask for by themselves', () => {
  test('icon, is one small file that loads nothing, and is kept', async () => {
    const answer = await ask(`${bare}/favicon.svg`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=86400');
    expect(answer.text).toMatch(/^<svg [^]{1,600}<\/svg>\n$/);
    expect(answer.text).not.toMatch(/<script|href|url\(|<style/);
  });

  test('favicon.ico, is quietly nothing', async () => {
    const answer = await ask(`${bare}/favicon.ico`);
    expect([answer.status, answer.text]).toEqual([204, '']);
  });

  test('robots.txt, keeps crawlers from what is a person’s', async () => {
    const answer = await ask(`${bare}/robots.txt`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(answer.text.split('\n')).toEqual(
      expect.arrayContaining(['User-agent: *', 'Disallow: /account', 'Disallow: /consents', 'Disallow: /sign-in']),
    );
  });
});

describe('what the operator says', () => {
  test('pages, name and contact given, say them escaped', async () => {
    const { text } = await ask(`${told}/privacy`);
    expect(text).toContain('Responsible: Maison &#60;b&#62;Test&#60;/b&#62; &#38; &#34;Co&#34;.');
    expect(text).toContain('<a href="mailto:help@maison.example">help@maison.example</a>');
  });

  test('home, names the address to connect', async () => {
    expect((await ask(told)).text).toContain(`<code>${told}/mcp</code>`);
  });
});

describe('/.well-known/openai-apps-challenge', () => {
  test('challenge, a token set, is exactly the token as plain text', async () => {
    const answer = await ask(`${told}/.well-known/openai-apps-challenge`);
    expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([
      200,
      CHALLENGE,
      'text/plain; charset=utf-8',
    ]);
  });

  test('challenge, no token set, is not found', async () => {
    const answer = await ask(`${bare}/.well-known/openai-apps-challenge`);
    expect([answer.status, answer.body]).toEqual([404, expect.objectContaining({ status: 404 })]);
  });
});

test.each(['POST', 'PUT', 'DELETE'])('%s, at a page, changes nothing and is refused', async (method) => {
  const answer = await ask(`${bare}/privacy`, { method });
  expect([404, 405]).toContain(answer.status);
});
