import { createHash } from 'node:crypto';
import { type LinkKind, type LinkParameter, type LinkTarget, type OfferView, OperationError } from '#libs/contracts';

/** What a link to one shop is made of: facts of the catalog, and what operators set. Nothing of a person, nothing a client wrote. */
export interface LinkSource {
  readonly shopUrl: string | null;
  readonly ucpEndpoint: string | null;
  readonly attribution: readonly LinkParameter[];
  readonly lines: readonly LinkLine[];
  /** Whether shops on this machine are: only where our own pages are on it as well, for no other page leads there. */
  readonly allowsLocal: boolean;
}

export interface LinkLine {
  readonly quantity: number;
  readonly offer: Pick<OfferView, 'variant_id' | 'external_id' | 'feed_id' | 'link'>;
}

/** How a shop can be reached, and where that leads. */
export interface ShopLink {
  readonly kind: LinkKind;
  readonly host: string;
  readonly targets: LinkTarget[];
}

const RAW_ID = /^[A-Za-z0-9._-]+$/;
const SHOPIFY_ID = /^\d{1,20}$/;
/** UCP names its own parameters apart from the shop's. */
const UCP_PREFIX = 'attribution/';
/** Browsers and servers agree on addresses up to here. */
const MAX_URL = 4_000;

/** An id in a UCP permalink: as it is, or `~` and base64url (UCP, permalink.md). */
export const ucpId = (id: string): string =>
  RAW_ID.test(id) ? id : `~${Buffer.from(id, 'utf8').toString('base64url')}`;

type Found = Omit<ShopLink, 'host'>;

/** The best first. */
const WAYS: readonly ((source: LinkSource, shop: URL) => Found | null)[] = [ucp, shopifyCart, productPages];

/**
 * The link to a shop, by the first way it has: UCP permalink, Shopify cart permalink, pages of the products. Every address is on the
 * shop's own host, or there is none: null.
 */
export function shopLink(source: LinkSource): ShopLink | null {
  const shop = originOf(source.shopUrl);
  if (!shop || (shop.protocol === 'http:' && !source.allowsLocal)) return null;
  for (const way of WAYS) {
    const found = way(source, shop);
    if (found?.targets.every(({ url }) => url.length <= MAX_URL)) return { ...found, host: hostOf(found, shop) };
  }
  return null;
}

/** Where it leads, as a person is told: the shop's own name, unless all of it is at another below it. */
function hostOf({ targets }: Found, shop: URL): string {
  const hosts = new Set(targets.map(({ url }) => new URL(url).host));
  const [only] = hosts;
  return only !== undefined && hosts.size === 1 && withoutWww(only) !== withoutWww(shop.host) ? only : shop.host;
}

const withoutWww = (host: string): string => host.replace(/^www\./, '');

/** Where the link leads, attribution aside: SHA-256, hex. Undefined where there is none. */
export function destinationHash(source: Omit<LinkSource, 'attribution'>): string | undefined {
  const link = shopLink({ ...source, attribution: [] });
  return link ? createHash('sha256').update(JSON.stringify(link.targets)).digest('hex') : undefined;
}

function ucp({ ucpEndpoint, lines, attribution }: LinkSource, shop: URL): Found | null {
  const endpoint = ownAddress(ucpEndpoint, shop);
  if (!endpoint) return null;
  const items = lines.map(({ quantity, offer }) => `${ucpId(offer.external_id ?? offer.feed_id)}:${quantity}`);
  const url = new URL(endpoint);
  url.pathname = `${endpoint.pathname.replace(/\/+$/, '')}/${items.join(',')}`;
  const named = attribution.map(({ name, value }) => ({
    name: name.startsWith(UCP_PREFIX) ? name : `${UCP_PREFIX}${name}`,
    value,
  }));
  // A slash in the name of a parameter needs no escaping (RFC 3986 section 3.4), and the specification writes it so.
  url.search = named.map(({ name, value }) => `${name}=${value}`).join('&');
  return { kind: 'ucp', targets: [{ url: url.href, variant_ids: idsOf(lines) }] };
}

/** @throws OperationError `INVALID_INPUT` when links to the shop would pass the UCP endpoint over */
export function assertOwnEndpoint(endpoint: string, shopUrl: string | null): void {
  const shop = originOf(shopUrl);
  if (shop && ownAddress(endpoint, shop)) return;
  throw new OperationError(
    'INVALID_INPUT',
    `"ucp_endpoint" is not at the shop, whose shop_url is ${shopUrl ?? 'not set'}, and no link would lead there: give one on the shop's host or below it, or null; where shop_url is wrong, correct that first`,
    { details: { field: 'ucp_endpoint' } },
  );
}

function shopifyCart({ lines, attribution }: LinkSource, shop: URL): Found | null {
  if (!lines.every(({ offer }) => offer.external_id !== null && SHOPIFY_ID.test(offer.external_id))) return null;
  const items = lines.map(({ quantity, offer }) => `${offer.external_id}:${quantity}`);
  const url = attributed(new URL(`/cart/${items.join(',')}`, shop), attribution);
  return { kind: 'shopify_cart', targets: [{ url: url.href, variant_ids: idsOf(lines) }] };
}

function productPages({ lines, attribution }: LinkSource, shop: URL): Found | null {
  const pages = new Map<string, string[]>();
  for (const { offer } of lines) {
    const page = ownAddress(offer.link, shop);
    if (!page) return null;
    const { href } = attributed(page, attribution);
    pages.set(href, [...(pages.get(href) ?? []), offer.variant_id]);
  }
  return { kind: 'product_pages', targets: [...pages].map(([url, ids]) => ({ url, variant_ids: ids })) };
}

const idsOf = (lines: readonly LinkLine[]): string[] => lines.map(({ offer }) => offer.variant_id);

/** What the address has itself stays to the letter: another value of it, or another spelling, may be another product. */
function attributed(url: URL, attribution: readonly LinkParameter[]): URL {
  const named = new Map(attribution.map(({ name, value }) => [name, value]));
  const added = [...named].filter(([name]) => !url.searchParams.has(name)).map((pair) => pair.join('='));
  if (added.length > 0) url.search = [url.search.slice(1), ...added].filter(Boolean).join('&');
  url.hash = '';
  return url;
}

/** The shop's origin: https, or the local machine's demo shops; no user, no path. */
function originOf(shopUrl: string | null): URL | null {
  const url = shopUrl === null ? null : URL.parse(shopUrl);
  return url && isWeb(url) ? new URL(url.origin) : null;
}

/** An address when it is one of the shop: its host or one below it, its scheme, no user. */
export function ownAddress(address: string | null, shop: URL): URL | null {
  const url = address === null ? null : URL.parse(address);
  if (!url || !isWeb(url) || url.protocol !== shop.protocol || url.port !== shop.port) return null;
  const own = withoutWww(shop.hostname);
  return url.hostname === own || url.hostname.endsWith(`.${own}`) ? url : null;
}

const isWeb = ({ protocol, hostname, username, password }: URL): boolean =>
  username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isLocalName(hostname)));

export const isLocalName = (hostname: string): boolean => /(?:^|\.)localhost$/.test(hostname);
