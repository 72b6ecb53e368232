import type { SaxesTagNS } from 'saxes';
import { FEED_LIMITS } from '../feed-limits.ts';
import { type FlatCells, type FlatField, FLAT_FIELDS, type FlatLine } from '../flat/flat-fields.ts';
import { GOOGLE_FIELDS } from './google-fields.ts';

const GOOGLE = /^https?:\/\/base\.google\.com\/(?:ns|cns)\/1\.0\/?$/;
export const isGoogle = (uri: string): boolean => GOOGLE.test(uri);

const MAX_VALUES = 100;

/** Which field a name is, and how much it counts against the field's other names. */
const BY_NAME: ReadonlyMap<string, { field: FlatField; rank: number }> = new Map(
  FLAT_FIELDS.flatMap((field) => (GOOGLE_FIELDS[field] ?? []).map((name, rank) => [name, { field, rank }] as const)),
);
/** Of these the parts of a value are elements of their own. */
const IN_PARTS = new Set(['structured_title', 'structured_description', 'product_detail']);

/** Names that RSS and Atom have themselves. */
const OWN_NAMES: ReadonlyMap<string, string> = new Map([
  ['title', 'title'],
  ['link', 'link'],
  ['description', 'description'],
  ['summary', 'description'],
  ['content', 'description'],
  ['id', 'id'],
]);

interface Found {
  value: string;
  /** Lower counts more: Google's names before those of RSS and Atom, and each before its substitutes. */
  rank: number;
}

/** Collects the fields of one item. */
export class ItemFields {
  /** Why it cannot be read as a whole. */
  broken: string | null = null;
  isMended = false;
  private readonly found = new Map<FlatField, Found[]>();
  private current = '';
  /** The field that is open with all that is in it, tags as well: some exporters do not escape the HTML of a description. */
  private whole = '';
  /** Of the price that is open, where the exporter has it in an attribute. */
  private currency = '';
  private parts: Record<string, string> = {};
  private chars = 0;

  private readonly row: number;
  private readonly language: string;
  private readonly prefixes: ReadonlySet<string>;

  constructor(row: number, language: string, prefixes: ReadonlySet<string>) {
    this.row = row;
    this.language = language;
    this.prefixes = prefixes;
  }

  opens(tag: SaxesTagNS, depth: number): void {
    this.current = '';
    if (depth !== 1) {
      this.whole += `<${tag.name}>`;
      return;
    }
    this.whole = '';
    this.currency = (tag.attributes.currency ?? tag.attributes.unit)?.value.trim() ?? '';
    this.parts = {};
    const { href, rel } = { href: tag.attributes.href?.value, rel: tag.attributes.rel?.value };
    if (tag.local === 'link' && href !== undefined && (rel === undefined || rel === 'alternate'))
      this.put('link', href, 10);
  }

  text(text: string): void {
    this.chars += text.length;
    if (this.chars > FEED_LIMITS.charsPerProduct)
      this.broken ??= `it has more than ${FEED_LIMITS.charsPerProduct} characters`;
    else {
      this.current += text;
      this.whole += text;
    }
  }

  closes(tag: SaxesTagNS, depth: number): void {
    const value = this.current.trim();
    this.current = '';
    if (depth === 2 && value !== '') this.parts[tag.local] = value;
    if (depth !== 1) {
      this.whole += `</${tag.name}>`;
      return;
    }
    // The parser gives an undeclared prefix as its namespace. Nobody else uses `g`, whatever it is declared as.
    const isOfGoogle =
      isGoogle(tag.uri) ||
      tag.prefix === 'g' ||
      (tag.prefix !== '' && tag.uri === tag.prefix && this.prefixes.has(tag.prefix));
    const name = isOfGoogle ? tag.local.toLowerCase() : ownName(tag);
    const known = name === undefined ? undefined : BY_NAME.get(name);
    if (known === undefined || name === undefined) return;
    this.put(known.field, this.valueOf(name, value), known.rank + (isOfGoogle ? 0 : 10));
  }

  line(): FlatLine {
    const { row, broken } = this;
    const cells: FlatCells = {};
    for (const [field, found] of this.found) {
      cells[field] = found.toSorted((a, b) => a.rank - b.rank).map(({ value }) => value);
    }
    if (broken !== null) return damaged(row, broken, cells);
    if (this.language !== '') cells.language ??= [this.language];
    return { kind: 'row', row: { row, cells, recoded: false, mended: this.isMended } };
  }

  private put(field: FlatField, value: string, rank: number): void {
    if (value === '') return;
    const known = this.found.get(field);
    if (known === undefined) this.found.set(field, [{ value, rank }]);
    else if (known.length < MAX_VALUES) known.push({ value, rank });
  }

  private valueOf(name: string, value: string): string {
    if (name === 'description') return this.whole.trim();
    if (IN_PARTS.has(name)) return this.inParts(name) || value;
    const isAmount = (name === 'price' || name === 'sale_price') && /^[\d.,\s]+$/.test(value);
    return isAmount && /^[a-z]{3}$/i.test(this.currency) ? `${value} ${this.currency}` : value;
  }

  private inParts(name: string): string {
    if (name !== 'product_detail') return this.parts.content ?? '';
    const { section_name: section = '', attribute_name: attribute = '', attribute_value: value = '' } = this.parts;
    return attribute === '' ? '' : `${section.replaceAll(':', ' ')}:${attribute.replaceAll(':', ' ')}:${value}`;
  }
}

/** @param cells what could be read of it. */
export const damaged = (row: number, why: string, cells: FlatCells | null): FlatLine => ({
  kind: 'damage',
  damage: { row, rows: 1, detail: `Item ${row} cannot be read: ${why}.`, cells },
});

/** Feeds without any namespace have Google's names bare; RSS and Atom themselves define a few. */
function ownName(tag: SaxesTagNS): string | undefined {
  const isAtom = tag.uri === 'http://www.w3.org/2005/Atom';
  if (tag.prefix !== '' || (tag.uri !== '' && !isAtom)) return undefined;
  return OWN_NAMES.get(tag.local) ?? (isAtom ? undefined : tag.local.toLowerCase());
}
