import { singleEncoded } from './double-encoded.ts';
import { visibleText } from './hidden-characters.ts';
import { decodeEntities } from './html-entities.ts';

/** Elements whose content nobody reads. */
const DROPPED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'head',
  'title',
  'textarea',
  'select',
]);
const BLOCKS = new Set(
  (
    'address article aside blockquote br caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr legend li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
const CELLS = new Set(['td', 'th']);

/** One line without invisible characters, white space folded. */
export function plainLine(text: string): string {
  return visibleText(text.replace(/[\u2028\u2029]/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** The same of a name or title, in which exporters leave entities and tags though it is no markup. */
export function lineOf(text: string): string {
  const decoded = singleEncoded(decodeEntities(text));
  return plainLine(decoded.includes('<') && TAG.test(decoded) ? textOf(decoded) : decoded);
}

/** Readable text of an HTML fragment: block elements end a line, scripts and styles vanish, entities are decoded. Takes linear time. */
export function htmlToText(html: string): string {
  if (!/<[a-z/!?]/i.test(html)) {
    const decoded = singleEncoded(decodeEntities(html));
    return TAG.test(decoded) ? textOf(decoded) : tidy(decoded);
  }
  return textOf(singleEncoded(html));
}

/** Elements of descriptions: where there are only escaped ones, the exporter has escaped twice, and nobody writes of them. */
const TAG =
  /<(?:br ?\/?|\/?(?:p|div|span|ul|ol|li|strong|b|em|i|u|su[bp]|small|font|h[1-6]|table|tbody|tr|td|meta|a|img)(?:\s[^<>]*)?)>/i;

function textOf(html: string): string {
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open === -1 ? html.length : open;
    text += decodeEntities(html.slice(at, end)).replace(/\s+/g, ' ');
    if (open === -1) break;
    const tag = tagAt(html, open);
    if (tag === null) text += '<';
    else if (BLOCKS.has(tag.name)) text += '\n';
    else if (CELLS.has(tag.name)) text += ' ';
    at = tag === null ? open + 1 : tag.opens && DROPPED.has(tag.name) ? endOfElement(html, tag.name, tag.end) : tag.end;
  }
  return tidy(text);
}

/** At most `max` UTF-16 units, cut between words where a word ends in the last tenth. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text
    .slice(0, max - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '');
  const word = cut.search(/\s\S*$/);
  return `${(word > max * 0.9 ? cut.slice(0, word) : cut).trimEnd()}…`;
}

function tidy(text: string): string {
  const lines = visibleText(text.replace(/[\u2028\u2029]/g, '\n')).split(/[\r\n]+/);
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
    .normalize('NFC');
}

interface Tag {
  name: string;
  opens: boolean;
  /** Where the text goes on. */
  end: number;
}

const NAME = /[a-z][a-z0-9:-]*/iy;

/** Null when the `<` is a character of the text. */
function tagAt(html: string, open: number): Tag | null {
  if (html.startsWith('<!--', open)) return { name: '', opens: false, end: after(html, '-->', open + 4) };
  const next = html[open + 1];
  if (next === '!' || next === '?') return { name: '', opens: false, end: after(html, '>', open) };
  const opens = next !== '/';
  NAME.lastIndex = open + (opens ? 1 : 2);
  const name = NAME.exec(html)?.[0].toLowerCase();
  if (name === undefined) return opens ? null : { name: '', opens, end: after(html, '>', open) };
  return { name, opens, end: endOfTag(html, NAME.lastIndex) };
}

/** A `>` inside a quoted attribute does not end a tag; where a quote is never closed, the first `>` does. */
function endOfTag(html: string, from: number): number {
  let quote: string | null = null;
  for (let at = from; at < html.length; at += 1) {
    const char = html[at] ?? '';
    if (quote !== null) quote = char === quote ? null : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  return after(html, '>', from);
}

function endOfElement(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  close.lastIndex = from;
  const found = close.exec(html);
  return found === null ? html.length : after(html, '>', found.index);
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}
