import fc from 'fast-check';
import { cell, csv } from './feed-fixture.ts';

/** One thing to buy, to be written in every format. */
export interface Thing {
  id: string;
  group: string;
  title: string;
  price: string;
  colour: string;
  picture: string;
  link: string;
}

const texts = fc.oneof(
  fc.constantFrom('', 'Linen Shirt', 'Größe "M"', 'a\u202eb', '<b>x</b> & y', 'l1\nl2'),
  fc.string({ maxLength: 8 }),
);
const thing: fc.Arbitrary<Thing> = fc.record(
  {
    id: fc.constantFrom('', 'a', 'b', 'c', 'd', 'A', 'e 1'),
    group: fc.constantFrom('', '', 'g', 'h'),
    title: texts,
    price: fc.constantFrom('10.00 EUR', '12,50 €', '9 USD', '1.234 EUR', 'free', '', '0'),
    colour: fc.constantFrom('', 'Black', 'Red/Blue', 'Burgundy (Pre-order)'),
    picture: fc.constantFrom('', 'https://x.example/a.jpg', 'data:x'),
    link: fc.constantFrom('', 'https://x.example/p', 'https://u:p@x.example/'),
  },
  { noNullPrototype: true },
);
/** Rows that a feed may have, right and wrong. */
export const things = fc.array(thing, { minLength: 1, maxLength: 12 });

const xmlText = (text: string): string =>
  text
    .replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
const table = (rows: string[][], mark: string): string =>
  rows
    .map((row) => row.map((text) => (mark === ',' ? cell(text) : `"${text.replaceAll('"', '""')}"`)).join(mark))
    .join('\n');
const flat = ({ id, group, title, price, colour, picture, link }: Thing): string[] => [
  id,
  group,
  title,
  price,
  colour,
  picture,
  link,
];

/** How a format is written, and what it then has. */
export interface Way {
  format: string;
  write(list: Thing[]): string;
  /** Rows and variants that the file has. */
  rows(list: Thing[]): number;
  variants(list: Thing[]): number;
}
const each = (list: Thing[]): number => list.length;
const withAny = (list: Thing[]): number => list.filter((one) => flat(one).some((text) => text.trim() !== '')).length;

const WAYS: Record<string, Way> = {
  'Google XML': {
    format: 'google_merchant',
    write: (list) =>
      `<rss xmlns:g="http://base.google.com/ns/1.0"><channel>${list
        .map(
          (one) =>
            `<item><g:id>${one.id}</g:id><g:item_group_id>${one.group}</g:item_group_id><title>${xmlText(one.title)}</title><g:shipping><g:price>1 EUR</g:price></g:shipping><g:price>${one.price}</g:price><g:color>${one.colour}</g:color><g:image_link>${one.picture}</g:image_link><link>${one.link}</link></item>`,
        )
        .join('\n')}</channel></rss>`,
    rows: each,
    variants: each,
  },
  'Google CSV': {
    format: 'google_merchant',
    write: (list) =>
      table([['id', 'item group id', 'title', 'price', 'color', 'image link', 'link'], ...list.map(flat)], ','),
    rows: withAny,
    variants: withAny,
  },
  'OpenAI TSV': {
    format: 'openai',
    write: (list) =>
      table([['item_id', 'group_id', 'title', 'price', 'color', 'image_url', 'url'], ...list.map(flat)], '\t'),
    rows: withAny,
    variants: withAny,
  },
  'OpenAI JSON lines': {
    format: 'openai',
    write: (list) =>
      list
        .map(({ id, group, title, price, colour, picture, link }) =>
          JSON.stringify({ item_id: id, group_id: group, title, price, color: colour, image_url: picture, url: link }),
        )
        .join('\n'),
    rows: each,
    variants: each,
  },
  ACP: {
    format: 'acp',
    write: (list) =>
      JSON.stringify({
        products: list.map(({ id, group, title, price, colour, picture, link }) => ({
          id: group,
          title,
          url: link,
          media: [{ type: 'image', url: picture }],
          variants: [id, `${id}2`].map((key) => ({
            id: key,
            title,
            price: { amount: Number.parseInt(price, 10), currency: 'EUR' },
            variant_options: [{ name: 'Color', value: colour }],
          })),
        })),
      }),
    rows: each,
    variants: (list) => 2 * list.length,
  },
  'Shopify JSON': {
    format: 'shopify_json',
    write: (list) =>
      JSON.stringify(
        {
          products: list.map(({ id, title, price, colour, picture }) => ({
            handle: id,
            title,
            body_html: '',
            options: [{ name: 'Color' }],
            images: [{ src: picture }],
            variants: [{ id: 1, option1: colour, price: price || '1' }],
          })),
        },
        null,
        1,
      ),
    rows: each,
    variants: each,
  },
  'Shopify CSV': {
    format: 'shopify_csv',
    write: (list) =>
      csv(
        list.map(({ id, title, price, picture }) => ({
          Handle: id,
          Title: title,
          'Variant Price': price,
          'Image Src': picture,
        })),
      ),
    rows: (list) =>
      list.filter(({ id, title, price, picture }) => [id, title, price, picture].some((text) => text.trim() !== ''))
        .length,
    variants: (list) => list.filter(({ price }) => price.trim() !== '').length,
  },
};
export const ways = Object.entries(WAYS);
