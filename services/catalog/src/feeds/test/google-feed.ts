/** Google's namespace with its usual prefix. */
export const G = 'xmlns:g="http://base.google.com/ns/1.0"';
/** An RSS feed of these items. */
export const rss = (items: string, attributes = G, channel = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${attributes}><channel><title>Shop</title><link>https://shop.example</link>${channel}${items}</channel></rss>`;

/** An item with what every one needs, and more. */
export const item = (fields: string): string =>
  `<item><g:id>x</g:id><title>A plain shirt</title><g:price>10 EUR</g:price>${fields}</item>`;
