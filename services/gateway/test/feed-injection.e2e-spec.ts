import { beforeAll, describe, expect, test } from '@jest/globals';
import { client2, shopifyCsv, startStack } from '#libs/testing';
import { INJECTIONS } from './feed-injections.ts';
import { hiddenCharacters } from './hidden-characters.ts';

const SLUG = 'injecting';
const SHOP = `Shop ${SLUG}`;

type Fields = Readonly<Record<string, unknown>>;
interface Answer {
  isError?: boolean;
  content: { type: string; text?: string }[];
  structuredContent: Fields;
}

/** The same file twice: as honest shops write it, and with what tries to be more than data. */
const honest = INJECTIONS.map((_, at) => ({
  handle: `p-${at}`,
  title: 'Plain Shirt',
  vendor: 'Honest',
  type: 'Shirts',
  body: 'Fine cotton',
  tags: 'summer',
}));
const hostile = INJECTIONS.map(({ row }, at) => ({ ...honest[at], handle: `p-${at}`, ...row }));

let call: (name: string, args: Fields) => Promise<Answer>;
const answers = {} as Record<'honest' | 'hostile', Readonly<Record<string, Answer>>>;

beforeAll(async () => {
  // One of its own: other files count what they find.
  const stack = await startStack();
  const client = await client2(stack.mcpUrl, stack.token('auth0|injected', 'catalog:read'));
  call = async (name, args) => (await client.callTool({ name, arguments: args })) as Answer;
  for (const [kind, rows] of [
    ['honest', honest],
    ['hostile', hostile],
  ] as const) {
    const report = await stack.admin().importFeed(SLUG, shopifyCsv(rows));
    expect(report).toMatchObject({ status: 'done', products: { quarantined: 0 } });
    answers[kind] = await everyTool();
  }
});

/** What the tools say about this shop; ids depend on shop and handle alone, so they are the same for both files. */
async function everyTool(): Promise<Record<string, Answer>> {
  const filters = { merchants: [SHOP] };
  const search = await call('search_catalog', { filters, limit: 50, sort: 'newest' });
  const ids = idsOf(search);
  const items = await Promise.all(
    ids.map(async (id) => [`get_item ${id}`, await call('get_item', { item_id: id })] as const),
  );
  const texts = await Promise.all(ids.map(async (id) => [`fetch ${id}`, await call('fetch', { id })] as const));
  return {
    search_catalog: search,
    'search_catalog in words': await call('search_catalog', { query: 'shirt', filters, limit: 50 }),
    get_filters: await call('get_filters', { filters }),
    ...Object.fromEntries([...items, ...texts]),
  };
}

const idsOf = ({ structuredContent }: Answer): string[] =>
  (structuredContent['items'] as { item_id: string }[]).map(({ item_id: id }) => id).sort();

/** Names of fields and types of values, without the values; lists by their first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

/** Every address that is a field of its own. */
function addresses(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['link', 'url', 'picture'].includes(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => addresses(inner, name));
}

describe('feeds that try to instruct', () => {
  test('feeds, twenty written cases, are imported whole', () => {
    expect(INJECTIONS).toHaveLength(20);
    expect(answers.hostile['search_catalog']?.structuredContent).toMatchObject({ total: 20 });
  });

  test('feeds, whatever they say, leave the fields of every answer as they are', () => {
    for (const [name, answer] of Object.entries(answers.hostile)) {
      const same = answers.honest[name];
      const fields = (one: Answer | undefined): unknown => Object.keys(one?.structuredContent ?? {});
      expect([name, answer.isError, fields(answer)]).toEqual([name, undefined, fields(same)]);
      if (name.startsWith('get_item')) {
        expect([name, shapeOf(answer.structuredContent)]).toEqual([name, shapeOf(same?.structuredContent)]);
      }
    }
  });

  test('feeds, whatever they say, change no id and no total', () => {
    const { hostile: told, honest: plain } = answers;
    for (const name of ['search_catalog', 'get_filters']) {
      expect(told[name]?.structuredContent['total']).toBe(plain[name]?.structuredContent['total']);
    }
    expect(idsOf(told['search_catalog'] as Answer)).toEqual(idsOf(plain['search_catalog'] as Answer));
  });

  test('feeds, whatever they say, alter no address', () => {
    for (const [name, { structuredContent }] of Object.entries(answers.hostile)) {
      const found = addresses(structuredContent);
      expect([name, found.filter((url) => !url.startsWith(`https://${SLUG}.example/products/p-`))]).toEqual([name, []]);
    }
    expect(addresses(answers.hostile['search_catalog']?.structuredContent)).toHaveLength(20);
  });

  test('feeds, whatever they say, are text in the values of an answer, the same in structure and twin', () => {
    for (const [name, { content, structuredContent }] of Object.entries(answers.hostile)) {
      expect([name, content]).toEqual([name, [{ type: 'text', text: JSON.stringify(structuredContent) }]]);
    }
  });

  test('feeds, whatever they hide, show nothing that a person would not see', () => {
    for (const [name, answer] of Object.entries(answers.hostile)) {
      expect([name, hiddenCharacters(answer)]).toEqual([name, []]);
    }
  });

  test('feeds, terms of the index in their texts, are words and match no filter', async () => {
    const view = await call('search_catalog', { filters: { merchants: [SHOP], kinds: ['dress'] } });
    expect(view.structuredContent['total']).toBe(0);
    const sale = await call('search_catalog', { filters: { merchants: [SHOP], on_sale: true } });
    expect(sale.structuredContent['total']).toBe(0);
  });

  test.each(["') | 'k:dress", 'k:dress', "'; DROP TABLE products; --", '!shirt & dress', 'a:*', '\\'])(
    'query, %j, is words and no operator',
    async (query) => {
      const answer = await call('search_catalog', { query, filters: { merchants: [SHOP] } });
      expect(answer.isError).toBeUndefined();
      expect(JSON.parse(answer.content[0]?.text ?? '')).toEqual(answer.structuredContent);
    },
  );
});
