import { describe, expect, test } from '@jest/globals';
import { DetectingReader } from '../detect/detecting.reader.ts';
import { feedReaders } from '../feed-readers.ts';
import { EUROS } from '../test/feed-fixture.ts';
import { type Reading, readWith } from '../test/reading.ts';

const auto = new DetectingReader(feedReaders().filter(({ format }) => format !== 'auto'));
const read = (feed: string): Promise<Reading> => readWith(auto, feed, { ...EUROS, currency: 'USD' });

describe('OpenAiReader, what exporters do', () => {
  test('read, products in a feed’s own metadata, are no nested ones', async () => {
    const { products } = await read(
      JSON.stringify(
        {
          feed_id: 'f',
          feed_version: '1.0',
          products: [{ id: '1', enable_search: 'true', title: 'Tee', price: '10.00 USD', color: ['Navy', 'White'] }],
        },
        null,
        4,
      ),
    );
    expect(products).toMatchObject([{ key: '1', variants: [{ priceMinor: 1000, colour: 'Navy/White' }] }]);
  });

  test('read, what Python writes for lists, objects and nothing, is read as such', async () => {
    const { products } = await read(
      `item_id,title,image_url,additional_image_urls,price,group_id,variant_dict,is_eligible_search,brand,age_restriction\n` +
        `1,Tee,https://s.example/1.jpg,"['https://s.example/2.jpg', 'https://s.example/3.jpg']",20.00 USD,nan,"{'color': 'Navy', 'size': 'M'}",True,None,nan\n` +
        `2,Cap,https://s.example/1.jpg,,12.00 USD,nan,nan,False,L,18.0\n`,
    );
    expect(products).toMatchObject([
      {
        key: '1',
        brand: null,
        published: true,
        adult: false,
        pictures: ['https://s.example/1.jpg', 'https://s.example/2.jpg', 'https://s.example/3.jpg'],
        variants: [{ colour: 'Navy', size: 'M' }],
      },
      { key: '2', brand: 'L', published: false, adult: true },
    ]);
  });

  test('read, a list with a comma too many and no number, costs nothing and is told', async () => {
    const { products, notes, reasons } = await read(
      '[\n{\n"item_id": "1", "title": "Tee", "price": "10.00 USD", "gtin": NaN,\n},\n]',
    );
    expect([products.length, notes, reasons]).toEqual([1, ['markup_mended'], []]);
  });
});
