import { describe, expect, test } from '@jest/globals';
import { shopAddress, shopSources } from './shop-address.rules.ts';

const PUBLIC = 'https://atelier.example';
const LOCAL = 'http://localhost:8080';
const HOST = 'shop.example';

describe('shopAddress', () => {
  test.each([
    'https://shop.example/cart/1:2?utm_source=atelier',
    'https://shop.example',
    'https://www.shop.example/',
    'https://de.shop.example/',
  ])('%s, is let through', (url) => {
    expect(shopAddress(url, HOST, PUBLIC)).toBe(new URL(url).href);
  });

  test.each([
    ['another host', 'https://evil.example/cart'],
    ['a host above it', 'https://example/'],
    ['its name at the end of another', 'https://notshop.example/'],
    ['its name in front of another', 'https://shop.example.evil.example/'],
    ['its name as a user', 'https://shop.example@evil.example/'],
    ['a user at it', 'https://somebody@shop.example/'],
    ['a password at it', 'https://:secret@shop.example/'],
    ['another port', 'https://shop.example:8443/'],
    ['a backslash before another host', 'https:\\\\evil.example\\@shop.example/'],
    ['http', 'http://shop.example/'],
    ['a script', 'javascript://shop.example/%0aalert(1)'],
    ['data', 'data:text/html,shop.example'],
    ['no scheme', '//shop.example/'],
    ['a path', '/cart'],
    ['nothing', ''],
  ])('%s, is refused', (_, url) => {
    expect(shopAddress(url, HOST, PUBLIC)).toBeUndefined();
  });

  test('address, of a shop that is known with www, may do without', () => {
    expect(shopAddress('https://shop.example/a', 'www.shop.example', PUBLIC)).toBe('https://shop.example/a');
    expect(shopAddress('https://example/a', 'www.example', 'https://x.example')).toBe('https://example/a');
    expect(shopAddress('https://wwwshop.example/', 'www.shop.example', PUBLIC)).toBeUndefined();
  });

  test('any address, of a shop without a host, is refused', () => {
    expect(shopAddress('https://shop.example/', null, PUBLIC)).toBeUndefined();
  });

  test('shop of the demo, over http, is for a gateway of the same machine alone', () => {
    const url = 'http://linden.localhost:8091/products/a';
    expect(shopAddress(url, 'linden.localhost:8091', LOCAL)).toBe(url);
    expect(shopAddress(url, 'linden.localhost:8091', PUBLIC)).toBeUndefined();
    expect(shopAddress('http://shop.example/', HOST, LOCAL)).toBeUndefined();
    expect(shopAddress('http://localhost.evil.example/', 'localhost.evil.example', LOCAL)).toBeUndefined();
  });
});

test('shopSources, of a public gateway, hold no http', () => {
  expect(shopSources(PUBLIC)).toEqual(['https:']);
  expect(shopSources(LOCAL)).toContain('http://*.localhost:*');
});
