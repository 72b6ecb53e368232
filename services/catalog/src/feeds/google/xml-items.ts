import { SaxesParser, type SaxesTagNS } from 'saxes';
import { FeedUnusable } from '../feed-reader.ts';
import type { FlatLine } from '../flat/flat-fields.ts';
import { damaged, isGoogle, ItemFields } from './item-fields.ts';
import { XmlMender } from './xml-mend.ts';

/** No feed nests deeper than an item's shipping in a channel; more is a trap for readers. */
const MAX_DEPTH = 32;
/** Text or markup that goes on for so long without a tag is no part of a product. */
const MAX_RUN_CHARS = 4_000_000;
const SLICE_CHARS = 65_536;

/** Faults that leave no doubt about what was meant: `Black & White`, `&nbsp;`. */
const HARMLESS = /entity|disallowed character|unbound namespace|\]\]>/;
/** Told as such a fault, though the parser never sees it. */
const BARE_SIGN = 'a bare & or < where an entity should be';
const UNBALANCED = /^unexpected close tag|^unclosed tag/;
const UNBALANCED_MEANS = 'a tag in it is never closed, or closes nothing; write HTML as <![CDATA[…]]>';
/** What follows from a fault before, which has been told. */
const FOLLOWING = /^unmatched closing tag|only one root|outside of root/;

/**
 * The items of an RSS 2.0 or Atom feed, one at a time. Names count with their namespace, whatever its prefix; of an item's elements only
 * its own children are fields, so that the `price` within `shipping` is not the item's. Entities are never expanded beyond XML's five.
 */
export async function* xmlItems(text: AsyncIterable<string>): AsyncGenerator<FlatLine> {
  const reader = new ItemReader();
  for await (const part of text) {
    for (let at = 0; at < part.length; at += SLICE_CHARS) yield* reader.add(part.slice(at, at + SLICE_CHARS));
  }
  yield* reader.end();
}

class ItemReader {
  private readonly parser = new SaxesParser({ xmlns: true, position: false });
  private readonly mender = new XmlMender();
  private done: FlatLine[] = [];
  private depth = 0;
  /** Characters since the last tag. */
  private run = 0;
  private root: string | null = null;
  private item: ItemFields | null = null;
  /** The item that ended last: only now may its end turn out to be none. */
  private ended: ItemFields | null = null;
  /** Prefixes of Google's namespace: a tag too many makes the parser forget them. */
  private readonly prefixes = new Set(['g']);
  private itemDepth = 0;
  private count = 0;
  private language = '';
  private channelText = '';

  constructor() {
    this.parser.on('error', (error) => this.fault(error.message));
    this.parser.on('doctype', (doctype) => {
      if (doctype.includes('['))
        throw new FeedUnusable(
          'Cannot read the feed: its DOCTYPE declares entities or elements, which are not read. Send it without.',
        );
    });
    this.parser.on('opentag', (tag) => this.opens(tag));
    this.parser.on('text', (text) => this.text(text));
    this.parser.on('cdata', (text) => this.text(text));
    this.parser.on('closetag', (tag) => this.closes(tag));
  }

  *add(text: string): Generator<FlatLine> {
    this.run += text.length;
    if (this.run > MAX_RUN_CHARS)
      throw new FeedUnusable(
        `Cannot read the feed: a text in it is longer than ${MAX_RUN_CHARS} characters, or a tag is not closed.`,
      );
    this.write(text, false);
    this.settle();
    yield* this.done.splice(0);
  }

  *end(): Generator<FlatLine> {
    this.write('', true);
    this.parser.close();
    this.settle();
    yield* this.done.splice(0);
    if (this.item !== null) yield damaged(this.count, 'the file ends in the middle of it', null);
    if (this.root !== 'rss' && this.root !== 'feed' && this.root !== 'RDF')
      throw new FeedUnusable(
        `Cannot read the feed: its outermost element is ${this.root === null ? 'missing' : `<${this.root.slice(0, 40)}>`}; <rss> or <feed> is read. If it was downloaded, the link may have led to a login page.`,
      );
  }

  private write(text: string, isLast: boolean): void {
    for (const piece of this.mender.add(text, isLast)) {
      if (piece.isMended) this.fault(BARE_SIGN);
      this.parser.write(piece.text);
    }
  }

  private opens(tag: SaxesTagNS): void {
    this.run = 0;
    this.settle();
    this.depth += 1;
    if (isGoogle(tag.uri)) this.prefixes.add(tag.prefix);
    if (this.depth > MAX_DEPTH)
      throw new FeedUnusable(
        `Cannot read the feed: its elements are nested more than ${MAX_DEPTH} deep; a product feed never is.`,
      );
    this.root ??= tag.local;
    const language = tag.attributes['xml:lang']?.value;
    if (language !== undefined && this.item === null) this.language = language;
    if (this.item !== null) this.item.opens(tag, this.depth - this.itemDepth);
    else if (this.root !== tag.local && (tag.local === 'item' || tag.local === 'entry')) {
      this.count += 1;
      this.item = new ItemFields(this.count, language ?? this.language, this.prefixes);
      this.itemDepth = this.depth;
    } else this.channelText = '';
  }

  private text(text: string): void {
    this.settle();
    if (this.item !== null) this.item.text(text);
    else if (this.channelText.length < 100) this.channelText += text.slice(0, 100);
  }

  private closes(tag: SaxesTagNS): void {
    this.run = 0;
    this.settle();
    if (this.item !== null && this.depth === this.itemDepth) {
      this.ended = this.item;
      this.item = null;
    } else if (this.item !== null) this.item.closes(tag, this.depth - this.itemDepth);
    else if (tag.local === 'language') this.language = this.channelText.trim();
    this.depth -= 1;
  }

  /** Outside of items a fault costs nothing; what it does to an item is told with the item. */
  private fault(message: string): void {
    const item = this.ended ?? this.item;
    if (item === null || FOLLOWING.test(message)) return;
    if (HARMLESS.test(message)) item.isMended = true;
    else item.broken ??= UNBALANCED.test(message) ? UNBALANCED_MEANS : message.slice(0, 200).replace(/\.$/, '');
  }

  private settle(): void {
    if (this.ended !== null) this.done.push(this.ended.line());
    this.ended = null;
  }
}
