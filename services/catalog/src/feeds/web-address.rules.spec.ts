import { describe, expect, test } from '@jest/globals';
import { webAddress } from './web-address.rules.ts';

describe('webAddress', () => {
  test.each([
    ['https://cdn.example/a b.jpg?v=1', 'https://cdn.example/a%20b.jpg?v=1'],
    ['http://cdn.example/a.jpg', 'http://cdn.example/a.jpg'],
    ['//cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
  ])('webAddress, %s, is accepted', (text, url) => {
    expect(webAddress(text)).toEqual({ url, problem: null });
  });

  test.each([
    ['/files/a.jpg', 'not a full address'],
    ['cdn.example/a.jpg', 'not a full address'],
    ['javascript:alert(1)', 'only http and https'],
    ['data:image/png;base64,AAAA', 'only http and https'],
    ['ftp://cdn.example/a.jpg', 'only http and https'],
    [`https://cdn.example/${'a'.repeat(2_048)}`, 'longer than'],
    [`https://cdn.example/${'ü'.repeat(600)}`, 'longer than'],
  ])('webAddress, %s, is refused with the reason', (text, problem) => {
    expect(webAddress(text)).toEqual({ url: null, problem: expect.stringContaining(problem) });
  });

  test('webAddress, credentials in it, is refused without showing them', () => {
    const { url, problem } = webAddress('https://me:hidden@cdn.example/a.jpg');
    expect([url, problem]).toEqual([null, expect.not.stringContaining('hidden')]);
  });
});
