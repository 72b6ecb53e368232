import { beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import {
  browserOf,
  client2,
  endWithFile,
  type OwnStack,
  pictureShop,
  readFacts,
  shopifyCsv,
  startStack,
} from '#libs/testing';
import { type Called, TextClient } from '../../../libs/testing/transcript/text-client.ts';
import { type Turn, walk } from '../../../libs/testing/transcript/walk.ts';
import { startOrigin, type TestOrigin } from '../../../libs/widgets/test/test-origin.ts';
import { WidgetStage } from '../../../libs/widgets/test/stage.ts';

// A visit is many small waits for a browser: seconds on a quiet machine, many times that on a busy one.
const KINDS = ['T-Shirt', 'Sneakers', 'Sweater', 'Jeans', 'Handbag', 'Dress'] as const;
const COLOURS = { Navy: '#22304f', White: '#f4f2ec', Red: '#b3322a', Green: '#3f6b45', Black: '#222222' };
const ITEMS = 180;
const SCOPE = 'stylemap:read catalog:read feedback:read feedback:write';

let stack: OwnStack;
beforeAll(async () => {
  const shop = await pictureShop();
  for (const [name, background] of Object.entries(COLOURS)) {
    const bytes = await sharp({ create: { width: 300, height: 400, channels: 3, background } })
      .png()
      .toBuffer();
    shop.answers.set(`/${name}.png`, { type: 'image/png', bytes });
  }
  stack = await startStack(readFacts(), { CATALOG_STYLE_MAP_BUILDS: 'child', OUTBOUND_HOSTS: shop.outboundHosts });
  const names = Object.keys(COLOURS);
  const rows = Array.from({ length: ITEMS }, (_, n) => {
    const [kind, colour] = [KINDS[n % KINDS.length] ?? '', names[n % names.length] ?? ''];
    return {
      handle: `g-${n}`,
      title: `${colour} ${kind} number ${n}`,
      type: kind,
      colour,
      price: `${20 + (n % 9) * 12}.00`,
      quantity: '5',
      picture: `https://a.shop.example/${colour}.png`,
    };
  });
  await stack.admin().importFeed('boutique', shopifyCsv(rows));
  await stack.admin().buildStyleMap();
});

interface Shown {
  readonly items: readonly {
    readonly item_id: string;
    readonly price_from: { readonly amount_minor: number };
    readonly in_stock: boolean;
    readonly score: number | null;
    readonly rating: number | null;
  }[];
  readonly clusters: readonly { readonly label: string; readonly count: number }[];
  readonly total: number;
  readonly hidden_count: number;
  readonly picture: string;
  readonly notes: readonly string[];
}
const read = ({ text }: Called): Shown => JSON.parse(text) as Shown;
const tokenOf = (user: string): string => stack.token(`auth0|${user}`, SCOPE);

describe('a client that shows text only', () => {
  let turns: Turn[];
  const views = (): Shown[] => turns.filter(({ tool }) => tool === 'view_style_map').map((turn) => read(turn));
  beforeAll(async () => {
    const client = await TextClient.connect(stack.mcpUrl, tokenOf('reader'));
    turns = await walk(client);
    await client.close();
  });

  test('text, of every turn, holds the handles and places that later ones pass on', () => {
    const passed = turns.map(({ args }) => JSON.stringify(args).match(/itm_\w+|"viewport":\{[^}]+\}/g) ?? []);
    expect(passed.flat().length).toBeGreaterThan(8);
    for (const [n, parts] of passed.entries()) {
      const before = turns.slice(0, n).map(({ text }) => text.replaceAll('"opens":', '"viewport":'));
      for (const part of parts) expect([part, before.some((text) => text.includes(part))]).toEqual([part, true]);
    }
  });

  test('text, of regions, names each with its count, and says how to go on', () => {
    const [styles] = turns.filter(({ tool }) => tool === 'get_style_clusters').map((turn) => read(turn));
    expect(styles?.clusters.reduce((sum, { count }) => sum + count, 0)).toBe(ITEMS);
    for (const { label } of styles?.clusters ?? []) expect(label).toMatch(/[a-z]{4}/i);
    expect(styles?.notes.join(' ')).toContain('opens_zoom');
  });

  test('text, of views, says what is hidden, where a picture is and how to go on', () => {
    const [whole] = views();
    expect(whole).toMatchObject({ total: ITEMS, hidden_count: ITEMS - 6 });
    expect(whole?.picture).toMatch(/^http.*\/pictures\/map_/);
    expect(whole?.notes.join(' ')).toMatch(/more lie here.*opens_zoom.*rate_item/);
  });

  test('text, with filters and after ratings, follows them', () => {
    const [, , before, after] = views();
    const ids = (view?: Shown): string[] => view?.items.map(({ item_id: id }) => id) ?? [];
    for (const { in_stock: inStock, price_from: price } of before?.items ?? [])
      expect([inStock, price.amount_minor <= 10_000]).toEqual([true, true]);
    const [liked, disliked] = turns.filter(({ tool }) => tool === 'rate_item').map(({ args }) => args['item_id']);
    expect(before?.items.every(({ score }) => score === null)).toBe(true);
    expect(after?.items.every(({ score }) => score !== null)).toBe(true);
    expect(after?.items.find(({ item_id: id }) => id === liked)?.rating ?? 1).toBe(1);
    expect(ids(after)).not.toContain(disliked);
    expect((after?.total ?? 0) - (before?.total ?? 0)).toBeLessThanOrEqual(0);
  });

  test('text, of ratings, has both; one that is taken back is gone', () => {
    const [listed] = turns.filter(({ tool }) => tool === 'list_ratings');
    expect(listed && read(listed)).toMatchObject({ total: 2, ratings: [{ rating: -1 }, { rating: 1 }] });
    expect(read(turns.at(-1) as Turn)).toMatchObject({ ratings_left: 1 });
  });

  test('picture, of a view, is a drawing of the stated size for whoever has its address', async () => {
    const [whole, region] = views();
    const drawings: Buffer[] = [];
    for (const view of [whole, region]) {
      const answer = await fetch(view?.picture ?? '');
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(answer.headers.get('content-length')).toBe(String(bytes.length));
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 1_024, height: 1_024 });
      expect(await coloursOf(bytes)).toBeGreaterThan(30);
      drawings.push(bytes);
    }
    expect(drawings[0]).not.toEqual(drawings[1]);
  });
});

/** Colours of a picture, those that are nearly alike counted once. */
async function coloursOf(picture: Buffer): Promise<number> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const seen = new Set<number>();
  for (let at = 0; at < data.length; at += info.channels)
    seen.add((((data[at] ?? 0) >> 3) << 10) | (((data[at + 1] ?? 0) >> 3) << 5) | ((data[at + 2] ?? 0) >> 3));
  return seen.size;
}

describe('the widget of the gateway, in a host', () => {
  let origin: TestOrigin;
  beforeAll(async () => {
    origin = await startOrigin();
    endWithFile(() => origin.stop());
  });

  test('visit, by the page and the tools of the gateway, draws the map, opens a region, and a rating arrives', async () => {
    const client = await client2(stack.mcpUrl, tokenOf('visitor'));
    const asked: string[] = [];
    const answers = async (name: string, args: Readonly<Record<string, unknown>>): Promise<object> => {
      asked.push(name);
      const { isError, structuredContent, content } = await client.callTool({ name, arguments: args });
      if (isError) throw new Error(JSON.stringify(content));
      return structuredContent as object;
    };
    const { tools } = await client.listTools();
    const ui = tools.find(({ name }) => name === 'view_style_map')?._meta?.['ui'] as { resourceUri: string };
    const [page] = (await client.readResource({ uri: ui.resourceUri })).contents;
    const stage = await WidgetStage.open(
      await browserOf({ viewport: { width: 900, height: 720 }, reducedMotion: 'reduce' }),
      {
        widget: 'style-map',
        answers,
        result: await answers('view_style_map', {}),
        hostUrl: origin.hostUrl,
        origin: stack.publicUrl,
        html: page && 'text' in page ? page.text : '',
      },
    );
    const { widget } = stage;
    const settled = (): Promise<void> =>
      widget.locator('.summary:not(.busy)').filter({ hasText: /\d/ }).waitFor({ state: 'attached' });
    await settled();
    await widget.getByText(new RegExp(`^${ITEMS} pieces here`)).waitFor();
    expect(await coloursOf(await stage.page.screenshot())).toBeGreaterThan(30);

    await widget.getByRole('button', { name: 'List', exact: true }).click();
    const region = widget.locator('.region').first();
    const label = (await region.locator('.region-name').textContent()) ?? '';
    await region.click();
    await widget.locator('.crumb.here').getByText(label, { exact: true }).waitFor();
    await settled();
    const card = widget.locator('.card-open').first();
    const title = await card.locator('.card-title').textContent();
    await card.click();
    await widget.getByRole('complementary').getByRole('button', { name: 'Like', exact: true }).click();
    await widget.getByText('More of:').waitFor();

    expect(await answers('list_ratings', {})).toMatchObject({ total: 1, ratings: [{ title, rating: 1 }] });
    expect(asked).toEqual(expect.arrayContaining(['view_style_map', 'rate_item']));
    expect(stage.faults).toEqual([]);
    await client.close();
  });
});
