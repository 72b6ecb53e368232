import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assertOwnEndpoint, destinationHash, type LinkSource, shopLink, ucpId } from './link.rules.ts';

const line = (id: string, more: object = {}) => ({
  quantity: 1,
  offer: { variant_id: `var_${id}`, external_id: null, feed_id: id, link: `https://shop.example/p/${id}`, ...more },
});
const source = (more: Partial<LinkSource> = {}): LinkSource => ({
  shopUrl: 'https://shop.example',
  ucpEndpoint: null,
  attribution: [],
  allowsLocal: true,
  lines: [line('a')],
  ...more,
});
const urls = (more: Partial<LinkSource>): string[] | undefined => shopLink(source(more))?.targets.map(({ url }) => url);

describe('shopLink', () => {
  test('shopLink, with a UCP endpoint, is its permalink; ids that need it are encoded', () => {
    const lines = [line('SKU.1_a-b'), { ...line('gid://shop/Variant/7'), quantity: 3 }];
    expect(shopLink(source({ ucpEndpoint: 'https://shop.example/cart/', lines }))).toEqual({
      kind: 'ucp',
      host: 'shop.example',
      targets: [
        {
          url: 'https://shop.example/cart/SKU.1_a-b:1,~Z2lkOi8vc2hvcC9WYXJpYW50Lzc:3',
          variant_ids: ['var_SKU.1_a-b', 'var_gid://shop/Variant/7'],
        },
      ],
    });
  });

  test('ucpId, of any id, has one reading', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (id) => {
        const written = ucpId(id);
        expect(written).toMatch(/^~?[A-Za-z0-9._-]+$/);
        const read = written.startsWith('~') ? Buffer.from(written.slice(1), 'base64url').toString() : written;
        expect(read).toBe(id.toWellFormed());
      }),
    );
  });

  test('shopLink, ids of Shopify, is the cart; one line without, and it is the pages', () => {
    const lines = [line('a', { external_id: '41' }), { ...line('b', { external_id: '42' }), quantity: 2 }];
    const attribution = [{ name: 'utm_source', value: 'atelier' }];
    expect(urls({ lines, attribution })).toEqual(['https://shop.example/cart/41:1,42:2?utm_source=atelier']);
    expect(urls({ lines: [...lines, line('c')] })).toHaveLength(3);
    expect(urls({ lines: [line('a', { external_id: '41/../../x' })] })).toEqual(['https://shop.example/p/a']);
  });

  test('shopLink, a permalink longer than addresses may be, is the next way there is', () => {
    const lines = Array.from({ length: 20 }, (_, i) => line(`${i}`, { feed_id: `ж${i}`.repeat(60) }));
    expect(shopLink(source({ ucpEndpoint: 'https://shop.example/ucp', lines }))?.kind).toBe('product_pages');
    const nowhere = lines.map(({ offer }) =>
      line(offer.feed_id, { link: `https://shop.example/?${'a'.repeat(4_000)}` }),
    );
    expect(shopLink(source({ lines: nowhere }))).toBeNull();
  });

  test('shopLink, two variants of one page, is that page once', () => {
    const page = 'https://www.shop.example/p?ref=1#reviews';
    const found = shopLink(source({ lines: [line('a', { link: page }), line('b', { link: page })] }));
    expect(found?.targets).toEqual([{ url: 'https://www.shop.example/p?ref=1', variant_ids: ['var_a', 'var_b'] }]);
  });

  test('shopLink, a page whose address has a query, keeps it to the letter; attribution is what is not in it', () => {
    const lines = [line('a', { link: 'https://shop.example/p?ref=12345&q=a+b%20c&empty&x=%7E' })];
    const attribution = ['ref', 'utm_source'].map((name) => ({ name, value: 'atelier' }));
    expect(urls({ lines, attribution })).toEqual([
      'https://shop.example/p?ref=12345&q=a+b%20c&empty&x=%7E&utm_source=atelier',
    ]);
  });

  test('shopLink, that leads to a host below the shop, says so; to several, or to the shop with www, says the shop', () => {
    const hostOf = (...links: string[]) =>
      shopLink(source({ lines: links.map((link, i) => line(`${i}`, { link })) }))?.host;
    expect(hostOf('https://outlet.shop.example/a', 'https://outlet.shop.example/b')).toBe('outlet.shop.example');
    expect(hostOf('https://outlet.shop.example/a', 'https://shop.example/b')).toBe('shop.example');
    expect(hostOf('https://www.shop.example/a')).toBe('shop.example');
    expect(shopLink(source({ ucpEndpoint: 'https://cart.shop.example/ucp' }))?.host).toBe('cart.shop.example');
  });

  test.each([
    ['another host', 'https://evil.test/p'],
    ['a host that begins alike', 'https://shop.example.evil.test/p'],
    ['a host that ends alike', 'https://notshop.example/p'],
    ['a user that looks like the host', 'https://shop.example@evil.test/p'],
    ['a user at the host', 'https://a:b@shop.example/p'],
    ['another scheme', 'javascript:alert(1)//shop.example'],
    ['no TLS', 'http://shop.example/p'],
    ['another port', 'https://shop.example:8443/p'],
    ['a backslash', 'https://evil.test\\@shop.example/p'],
    ['nothing', null],
  ])('shopLink, a page at %s, is none', (_, link) => {
    expect(shopLink(source({ lines: [line('a', { link })] }))).toBeNull();
  });

  test.each(['https://evil.test/cart', 'http://shop.example/cart', 'https://shop.example@evil.test/cart'])(
    'shopLink, the UCP endpoint %s, is passed over',
    (ucpEndpoint) => {
      expect(shopLink(source({ ucpEndpoint }))?.kind).toBe('product_pages');
    },
  );

  test.each([
    ['https://evil.test/cart', 'https://shop.example'],
    ['https://notshop.example/cart', 'https://shop.example'],
    ['https://shop.example:8443/cart', 'https://shop.example'],
    ['https://shop.example/cart', 'http://shop.example'],
    ['https://shop.example/cart', null],
  ])(
    'assertOwnEndpoint, the UCP endpoint %s of the shop %s, that no link would use, is refused',
    (endpoint, shopUrl) => {
      expect(shopLink(source({ ucpEndpoint: endpoint, shopUrl }))?.kind).not.toBe('ucp');
      expect(() => assertOwnEndpoint(endpoint, shopUrl)).toThrow(
        expect.objectContaining({ code: 'INVALID_INPUT', details: { field: 'ucp_endpoint' } }),
      );
    },
  );

  test('assertOwnEndpoint, one on the host of the shop or below it, is taken', () => {
    for (const host of ['shop.example', 'cart.shop.example', 'www.shop.example'])
      expect(() => assertOwnEndpoint(`https://${host}/cart`, 'https://www.shop.example/')).not.toThrow();
  });

  test('shopLink, a shop without an address or without TLS, is none; a demo shop on this machine is one', () => {
    expect(shopLink(source({ shopUrl: null }))).toBeNull();
    expect(shopLink(source({ shopUrl: 'http://shop.example' }))).toBeNull();
    const link = 'http://linden.localhost:8091/p/1';
    const demo = source({ shopUrl: 'http://linden.localhost:8091', lines: [line('a', { link })] });
    expect(shopLink(demo)).toMatchObject({ host: 'linden.localhost:8091', targets: [{ url: link }] });
    expect(shopLink({ ...demo, allowsLocal: false })).toBeNull();
    expect(urls({ allowsLocal: false })).toHaveLength(1);
  });

  test('shopLink, whatever a feed writes, leads to the host of the shop or nowhere', () => {
    const text = fc.oneof(fc.webUrl(), fc.string(), fc.constantFrom('https://shop.example', '//evil.test', '\\\\evil'));
    fc.assert(
      fc.property(text, text, fc.string({ minLength: 1 }), (link, ucpEndpoint, id) => {
        const found = shopLink(source({ ucpEndpoint, lines: [line('a', { link, feed_id: id })] }));
        for (const { url } of found?.targets ?? []) expect(new URL(url).hostname).toMatch(/(?:^|\.)shop\.example$/);
      }),
    );
  });
});

describe('destinationHash', () => {
  const hash = (more: Partial<LinkSource> = {}): string | undefined => destinationHash(source(more));

  test('destinationHash, of the same place with other attribution, is the same', () => {
    expect(hash()).toMatch(/^[0-9a-f]{64}$/);
    expect(hash({ attribution: [{ name: 'utm_source', value: 'atelier' }] })).toBe(hash());
  });

  test('destinationHash, of every other place and of none, is another', () => {
    const cart = { lines: [line('a', { external_id: '41' })] };
    const all = [
      hash(),
      hash({ lines: [line('a', { link: 'https://shop.example/p/b' })] }),
      hash({ lines: [line('a', { link: 'https://shop.example/p/a?variant=2' })] }),
      hash({ lines: [{ ...line('a', { external_id: '41' }), quantity: 2 }] }),
      hash(cart),
      hash({ lines: [line('a', { external_id: '42' })] }),
      hash({ ...cart, ucpEndpoint: 'https://shop.example/ucp' }),
      hash({ ...cart, ucpEndpoint: 'https://shop.example/ucp2' }),
      hash({ shopUrl: 'https://other.example', lines: [line('a', { link: 'https://other.example/p/a' })] }),
      hash({ shopUrl: null }),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(all.at(-1)).toBeUndefined();
  });
});
