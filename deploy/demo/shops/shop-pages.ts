import { productsOf, type DemoProduct } from '../catalog.ts';
import { amountOf, shopUrl } from '../feeds/addresses.ts';
import { escapeMarkup } from '../feeds/shopify.ts';
import { MERCHANTS, type DemoMerchant } from '../merchants.ts';

const TEXTS = {
  en: { notice: 'This is a demo shop: nothing is sold here.', all: 'All products', soldOut: 'sold out', from: 'was' },
  de: {
    notice: 'Ein Vorführladen: Hier wird nichts verkauft.',
    all: 'Alle Produkte',
    soldOut: 'ausverkauft',
    from: 'statt',
  },
} as const;

const STYLE = `
*{box-sizing:border-box}body{margin:0;font:16px/1.5 Georgia,'Times New Roman',serif;color:#2b2522;background:#f8f5f0}
a{color:inherit}header,main,footer{max-width:68rem;margin:0 auto;padding:1rem 1.25rem}header{display:flex;gap:1rem;align-items:baseline;border-bottom:1px solid #d9d0c3}
header a{text-decoration:none;font-size:1.5rem;letter-spacing:.03em}header span,footer,.note,li small{color:#6a5f55}
.notice{background:#2b2522;color:#f8f5f0;text-align:center;padding:.4rem;font:14px/1.4 system-ui,sans-serif}
.product{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2rem}@media(max-width:44rem){.product{grid-template-columns:1fr}}
img{width:100%;height:auto;display:block;background:#efe9e0}.price{font-size:1.25rem}.price s{color:#6a5f55;font-size:1rem}
ul.sizes,ul.grid{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.4rem}ul.sizes li{border:1px solid #b9ad9e;padding:.15rem .6rem}ul.sizes .gone{opacity:.45;text-decoration:line-through}
ul.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(10rem,1fr));gap:1.25rem}ul.grid a{text-decoration:none}`;

/** A page of a shop. `base` comes before every path in it: empty at the shop's own name, `/<slug>` at the address of all. */
export function productPage(merchant: DemoMerchant, product: DemoProduct, base: string): string {
  const { title, lines, brand, colours, variants, price, compareAt, handle } = product;
  const texts = TEXTS[merchant.language];
  const [line = '', feel = '', ...facts] = lines.map(escapeMarkup);
  const was = compareAt === null ? '' : ` <s>${texts.from} ${money(merchant, compareAt)}</s>`;
  const sections = colours.map((colour) => {
    const sizes = variants.filter((variant) => variant.colour === colour);
    const items = sizes.map(({ size, quantity }) =>
      quantity > 0
        ? `<li>${escapeMarkup(size ?? '✓')}</li>`
        : `<li class="gone" title="${texts.soldOut}">${escapeMarkup(size ?? texts.soldOut)}</li>`,
    );
    return `<h2>${escapeMarkup(colour.name)}</h2><ul class="sizes">${items.join('')}</ul>`;
  });
  const pictures = colours.map(
    ({ slug, name }) =>
      `<img src="${base}/pictures/${handle}-${slug}.png" width="900" height="1200" loading="lazy" alt="${escapeMarkup(`${title}, ${name}`)}">`,
  );
  const body = `<div class="product"><div>${pictures.join('')}</div><div><p class="note">${escapeMarkup(brand)}</p><h1>${escapeMarkup(title)}</h1><p class="price">${money(merchant, price)}${was}</p><p>${line} ${feel}</p>${sections.join('')}<ul>${facts.map((fact) => `<li>${fact}</li>`).join('')}</ul></div></div>`;
  return page(merchant, title, body, base);
}

export function shopPage(merchant: DemoMerchant, base: string): string {
  const items = productsOf(merchant).map(
    ({ handle, title, price, colours: [first] }) =>
      `<li><a href="${base}/products/${handle}"><img src="${base}/pictures/${handle}-${first?.slug ?? ''}.png" width="900" height="1200" loading="lazy" alt="">${escapeMarkup(title)}<br><small>${money(merchant, price)}</small></a></li>`,
  );
  const body = `<h1>${TEXTS[merchant.language].all}</h1><ul class="grid">${items.join('')}</ul>`;
  return page(merchant, merchant.motto, body, base);
}

/** The list of all shops, at the address that belongs to none of them. */
export function mallPage(port: number): string {
  const items = MERCHANTS.map(
    (merchant) =>
      `<li><a href="/${merchant.slug}/">${escapeMarkup(merchant.name)}</a>: ${escapeMarkup(merchant.motto)}. <small>${escapeMarkup(shopUrl(merchant, port))}</small></li>`,
  );
  return html(
    'en',
    'Demo shops',
    `<p class="notice">${TEXTS.en.notice}</p><main><h1>Demo shops</h1><ul>${items.join('')}</ul></main>`,
  );
}

function page(merchant: DemoMerchant, title: string, body: string, base: string): string {
  const { name, motto, language } = merchant;
  return html(
    language,
    `${title} · ${name}`,
    `<p class="notice">${TEXTS[language].notice}</p><header><a href="${base}/">${escapeMarkup(name)}</a><span>${escapeMarkup(motto)}</span></header><main>${body}</main>`,
  );
}

const html = (language: string, title: string, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escapeMarkup(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>\n`;

function money({ currency, language }: DemoMerchant, minor: number): string {
  const amount = amountOf(minor);
  return language === 'de' ? `${amount.replace('.', ',')} ${currency}` : `${amount} ${currency}`;
}
