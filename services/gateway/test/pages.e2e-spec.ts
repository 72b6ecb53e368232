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
}, 60_000);

const PAGES = ['/', '/privacy', '/terms', '/support'];

describe.each(PAGES)('page %s', (path) => {
  test(`${path}, without a token, is a whole accessible page without scripts, cookies or anything from elsewhere`, async () => {
    const answer = await ask(`${bare}${path}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const { text } = answer;
    expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(text.match(/<h1>/g)).toHaveLength(1);
    for (const part of ['<main id="content">', '<nav aria-label="Pages">', 'href="#content"', 'name="viewport"'])
      expect(text).toContain(part);
    expect(text.match(/aria-current="page"/g)).toHaveLength(1);
    expect(text).not.toMatch(/<script|<img|<iframe|<form|style="|\son[a-z]+="|javascript:/i);
    const loaded = [...text.matchAll(/<link [^>]*href="([^"]*)"/g)].map(([, href]) => href);
    expect(loaded).toEqual(['/pages.css']);
  });

  test(`${path}, its headings, go down one step at a time and its elements are closed`, async () => {
    const { text } = await ask(`${bare}${path}`);
    const levels = [...text.matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level));
    expect(levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1)).toBe(true);
    expect(unclosed(text)).toEqual([]);
  });

  test(`${path}, its links, lead somewhere`, async () => {
    const { text } = await ask(`${bare}${path}`);
    const links = [...text.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, href = '']) => href);
    expect(links).toEqual(expect.arrayContaining(PAGES));
    for (const link of new Set(links)) expect((await ask(`${bare}${link}`)).status).toBe(200);
  });
});

/** Elements that are opened and not closed, or closed in the wrong order. */
function unclosed(html: string): string[] {
  const open: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (['meta', 'link', 'br'].includes(name)) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return [name];
  }
  return open;
}

test('style sheet, is ours, has a dark mode and loads nothing', async () => {
  const answer = await ask(`${bare}/pages.css`);
  expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(answer.text).toContain('color-scheme: light dark');
  expect(answer.text).not.toMatch(/url\(|@import/);
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
