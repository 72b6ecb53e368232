const NAMES =
  /^(?:(?:digital|virtual|electronic|online|store|shop) )?(?:e-?)?(?:gift[ -]?(?:cards?|certificates?|vouchers?)|geschenk(?:gutscheine?|karten?)|(?:wert)?gutscheine?|(?:cartes?|chèques?|bons?)[ -]cadeaux?|tarjetas? (?:de )?regalo|(?:carta|buono) regalo|cart(?:ão|ões) (?:de )?(?:oferta|presente)|cadeau(?:bon|kaart)(?:nen|en)?|presentkort|gavekort|lahjakortti|(?:karta|bon) (?:podarunkow[ya]|upominkow[ya])|dárkový poukaz|ギフト(?:カード|券))(?: [€$£]? ?\d{1,4}(?: ?[€$£]| ?[A-Z]{3})?)?$/i;

/** Google's category 53 is "Gift Cards & Certificates". */
const CATEGORY = /^53$|gift cards/i;

/** Vouchers are money, not clothes. A title counts only as a whole or before a separator: a "gift card holder" is a thing. */
export function isGiftCard(product: { title: string; productType: string; category: string }): boolean {
  const [start = ''] = product.title.split(/ [-–|:] |\s*[(,:]/);
  const type = product.productType.split('>').at(-1)?.trim() ?? '';
  return NAMES.test(start.trim()) || NAMES.test(type) || CATEGORY.test(product.category);
}
