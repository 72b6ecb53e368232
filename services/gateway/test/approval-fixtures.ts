import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { approvals, type ApprovalStatus, type ApprovalView } from '#libs/contracts';
import { AdminClient, Caller, endWithFile, type FeedRow, readFacts, shopifyCsv } from '#libs/testing';
import { filled, type Hand, type Name, type Place, startPlace, tokenOf, userId } from './person.ts';

/** What reached a shop: all it could learn of who came. */
export interface Visit {
  readonly path: string;
  readonly referer: string | undefined;
  readonly cookie: string | undefined;
}

export interface Shop {
  readonly slug: string;
  /** At a name below `localhost`, as the shops of the demo have them. */
  readonly url: string;
  readonly visits: Visit[];
}

/** A shop that shows a page for whatever is asked. Ends with the test file. */
async function startShop(slug: string): Promise<Shop> {
  const visits: Visit[] = [];
  const server = createServer(({ url: path = '', headers: { referer, cookie } }, response) => {
    if (!path.startsWith('/favicon')) visits.push({ path, referer, cookie });
    response.writeHead(200, { 'content-type': 'text/html', connection: 'close' }).end(`<h1>Shop ${slug}</h1>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endWithFile(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { slug, url: `http://${slug}.localhost:${(server.address() as AddressInfo).port}`, visits };
}

/** A place with two shops: linden has a shirt and a coat, and links to a filled cart; birch a scarf, on a page. */
export interface Shopping extends Place {
  readonly linden: Shop;
  readonly birch: Shop;
  /** Variants by the titles of their items. */
  readonly variants: Readonly<Record<'shirt' | 'coat' | 'scarf', string>>;
  /** Calls services as the gateway does, for what is not looked at. */
  readonly caller: Caller;
}

const TITLES = { shirt: 'Linen Shirt', coat: 'Wool Coat', scarf: 'Silk Scarf' } as const;
const LINDEN: readonly FeedRow[] = [
  { handle: 'linen-shirt', title: TITLES.shirt, vendor: 'Linden', type: 'Shirts', price: '49.00', quantity: '9' },
  { handle: 'wool-coat', title: TITLES.coat, vendor: 'Linden', type: 'Coats', price: '289.00', quantity: '4' },
];
const PICTURES = 'https://pictures.shop.example';
const BIRCH: readonly FeedRow[] = [
  { handle: 'silk-scarf', title: TITLES.scarf, vendor: 'Birch', type: 'Scarves', size: 'One Size', price: '79.50' },
];

/** @param outboundHosts where the pictures of both shops are, as `OUTBOUND_HOSTS` has it; without it there are none */
export async function startShopping(outboundHosts?: string): Promise<Shopping> {
  const [place, linden, birch] = await Promise.all([
    startPlace({ catalog: outboundHosts ? { OUTBOUND_HOSTS: outboundHosts } : {}, commerce: {} }),
    startShop('linden'),
    startShop('birch'),
  ]);
  const withPictures = (rows: readonly FeedRow[]): FeedRow[] =>
    outboundHosts ? rows.map((row) => ({ ...row, picture: `${PICTURES}/${row.handle}.png` })) : [...rows];
  const token = await tokenOf(place, 'operator', 'admin:catalog:read admin:catalog:write');
  const admin = new AdminClient(place.publicUrl, token);
  await Promise.all([importInto(admin, linden, withPictures(LINDEN)), importInto(admin, birch, withPictures(BIRCH))]);
  // As a feed with the ids of Shopify has them.
  await place.database.query(
    `UPDATE catalog.variants v SET external_id = CASE p.title WHEN '${TITLES.shirt}' THEN '4001' ELSE '4002' END
     FROM catalog.products p WHERE p.item_id = v.item_id AND p.merchant = 'linden'`,
  );
  const rows = await place.database.query<{ title: string; variant_id: string }>(
    'SELECT title, variant_id FROM catalog.products JOIN catalog.variants USING (item_id)',
  );
  const idOf = (title: string): string => rows.find((row) => row.title === title)?.variant_id ?? '';
  const variants = { shirt: idOf(TITLES.shirt), coat: idOf(TITLES.coat), scarf: idOf(TITLES.scarf) };
  return { ...place, linden, birch, variants, caller: await Caller.connect(readFacts(), place.bed.natsUrl) };
}

async function importInto(admin: AdminClient, { slug, url }: Shop, rows: readonly FeedRow[]): Promise<void> {
  await admin.send('PUT', `/merchants/${slug}`, { name: `Shop ${slug}`, currency: 'EUR', shop_url: url });
  const { body } = await admin.upload(slug, shopifyCsv(rows));
  await admin.ended((body as { import_id: string }).import_id);
}

type Thing = keyof Shopping['variants'];

/** An approval as an assistant asks for it. */
export const request = (
  { caller, variants }: Shopping,
  things: readonly Thing[] = ['shirt'],
  { who = 'shopper', quantity = 1, note }: { who?: Name; quantity?: number; note?: string } = {},
): Promise<ApprovalView> =>
  caller.call(
    approvals.requestPurchaseApproval,
    { lines: things.map((thing) => ({ variant_id: variants[thing], quantity })), ...(note ? { note } : {}) },
    { user: userId(who), again: true },
  );

export const pathOf = ({ approval_id: id }: Pick<ApprovalView, 'approval_id'>): string => `/approvals/${id}`;

/** Approves it as the page does. */
export const approve = (
  { caller }: Shopping,
  { approval_id: id, snapshot_hash: hash }: ApprovalView,
  who: Name = 'shopper',
): Promise<ApprovalView> =>
  caller.call(
    approvals.approvePurchase,
    { approval_id: id, snapshot_hash: hash, accept_over_budget: true },
    { user: userId(who) },
  );

export const statusOf = async (
  { caller }: Shopping,
  { approval_id: id }: Pick<ApprovalView, 'approval_id'>,
  who: Name = 'shopper',
): Promise<ApprovalStatus> =>
  (await caller.call(approvals.getApprovalStatus, { approval_id: id }, { user: userId(who) })).status;

/** The shop sells it for something else from now on, until the end of `work`. */
export async function atPrice(
  { database, variants }: Shopping,
  thing: Thing,
  minor: number,
  work: () => Promise<unknown>,
): Promise<void> {
  const set = (price: number): Promise<unknown> =>
    database.query('UPDATE catalog.variants SET price_minor = $2 WHERE variant_id = $1', [variants[thing], price]);
  const [row] = await database.query<{ price_minor: number }>(
    'SELECT price_minor FROM catalog.variants WHERE variant_id = $1',
    [variants[thing]],
  );
  await set(minor);
  try {
    await work();
  } finally {
    await set(row?.price_minor ?? 0);
  }
}

/** The shop says until the end of `work` that its shirt is at this address, and nothing of a cart. */
export async function atAddress(
  { database, variants }: Shopping,
  address: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const sets = `UPDATE catalog.variants SET external_id = $2, link = $3 WHERE variant_id = $1`;
  await database.query(sets, [variants.shirt, null, address]);
  try {
    await work();
  } finally {
    await database.query(sets, [variants.shirt, '4001', null]);
  }
}

/** Its time is over, in whatever state it is open. */
export const runOut = ({ database }: Shopping, { approval_id: id }: ApprovalView): Promise<unknown> =>
  database.query(
    `UPDATE commerce.approvals SET asked_at = now() - interval '30 h', expires_at = now() - interval '1 h' WHERE approval_id = $1`,
    [id],
  );

/** Paths of the links to shops that a page shows. */
export async function linksOf(hand: Hand, asked: Pick<ApprovalView, 'approval_id'>): Promise<string[]> {
  const { text } = await hand.get(pathOf(asked));
  return [...text.matchAll(/href="(\/go\/[\w-]+)"/g)].map(([, path = '']) => path);
}

/** The form of a pending approval as it would be sent, with some of its fields otherwise. */
export const formOf = async (
  hand: Hand,
  asked: ApprovalView,
  instead: Record<string, string | null> = { decision: 'approve' },
): Promise<URLSearchParams> => filled(await hand.form(pathOf(asked), 'snapshot_hash'), instead);

/** An approved purchase, and the path of its link. */
export async function approved(place: Shopping, hand: Hand): Promise<{ asked: ApprovalView; link: string }> {
  const asked = await request(place);
  await approve(place, asked);
  return { asked, link: (await linksOf(hand, asked))[0] ?? '' };
}

/** How the shops of all approvals stand. */
export const shopStates = async ({ database }: Shopping): Promise<string[]> =>
  (await database.query<{ state: string }>('SELECT state FROM commerce.approval_shops')).map(({ state }) => state);
