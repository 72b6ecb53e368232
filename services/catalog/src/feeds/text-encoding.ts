import { isUtf8 } from 'node:buffer';

/** A text may have a stray zero; a file of something else has many. */
const TEXT_PER_ZERO = 500;

/** The kind of UTF-16 by its mark, or by the zeros that every second byte of most texts has. */
export function utf16Of(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const mark = head.length >= 2 ? head.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return 'utf-16le';
  if (mark === 0xfeff) return 'utf-16be';
  const start = head.subarray(0, 512);
  const zeros = [0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (start.length < 16 || even + odd < start.length * 0.4) return null;
  return even === 0 ? 'utf-16le' : odd === 0 ? 'utf-16be' : null;
}

export function isBinary(head: Buffer): boolean {
  let zeros = 0;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) zeros += 1;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls += 1;
  }
  return zeros > 0 && (zeros + controls) * TEXT_PER_ZERO > head.length;
}

const KANA = /[\u3041-\u30ff]/g;
const HANGUL = /[\uac00-\ud7a3]/g;
const NOT_ASCII = /\P{ASCII}/gu;

/** Encodings of two bytes, and the letters that fill a text in them. By chance others have no such letters. */
const DOUBLE: readonly { encoding: string; letters: RegExp; share: number }[] = [
  { encoding: 'shift_jis', letters: KANA, share: 0.2 },
  { encoding: 'euc-jp', letters: KANA, share: 0.2 },
  { encoding: 'euc-kr', letters: HANGUL, share: 0.8 },
];

/** Latin ones of one byte; where several fit as well, the first. */
const LATIN = ['windows-1252', 'windows-1250', 'windows-1254', 'macintosh'];
/** Others of one byte: words have no letter of ASCII, and small letters are more than capitals. */
const OTHER = ['windows-1251', 'windows-1253', 'koi8-r'];

/** A sign amid a word, or a capital within small letters, is a letter of another encoding. A few of either prove nothing. */
const ODD = /\p{L}[^\p{L}\p{M}\p{Nd}\s\p{ASCII}’‘´“”–—·…®™©°]\p{L}|\p{Ll}[^\p{ASCII}\P{Lu}]\p{Ll}|[\x80-\x9f]/gu;
const LEAST_ODD = 3;
const CAPITAL = /(?!\p{ASCII})\p{Lu}/gu;

/**
 * What a table is written in that is neither UTF-8 nor Windows-1252, by the letters of its lines that are not UTF-8; null where that is
 * not plain. XML and JSON say it themselves.
 */
export function olderEncodingOf(head: Buffer): string | null {
  if (isUtf8(head.subarray(0, lastLine(head))) || /^\s*[<{[]/.test(head.toString('latin1', 0, 200))) return null;
  const lines = head
    .toString('latin1', 0, lastLine(head))
    .split('\n')
    .filter((line) => /[\x80-\xff]/.test(line))
    .map((line) => Buffer.from(line, 'latin1'));
  const odd = lines.filter((line) => !isUtf8(line));
  if (odd.length * 2 < lines.length) return null;
  const bytes = Buffer.concat(odd.flatMap((line) => [line, Buffer.from('\n')]));
  return doubleOf(bytes) ?? otherOf(bytes) ?? latinOf(bytes);
}

/** Where the last whole line ends: a sample may end within a character. */
const lastLine = (head: Buffer): number => head.lastIndexOf(0x0a) + 1 || head.length;

function doubleOf(bytes: Buffer): string | null {
  for (const { encoding, letters, share } of DOUBLE) {
    const text = decoded(bytes, encoding);
    if (text !== null && countOf(text, letters) >= Math.max(4, countOf(text, NOT_ASCII) * share)) return encoding;
  }
  return null;
}

function otherOf(bytes: Buffer): string | null {
  const western = decoded(bytes, 'windows-1252') ?? '';
  const foreign = countOf(western, /\P{ASCII}{3,}/gu);
  if (foreign < LEAST_ODD || foreign * 2 < countOf(western, /\P{ASCII}+/gu)) return null;
  const read = OTHER.map((encoding) => ({ encoding, text: decoded(bytes, encoding) })).filter(
    ({ text }) => text !== null,
  );
  const [best] = read.toSorted((a, b) => countOf(a.text ?? '', CAPITAL) - countOf(b.text ?? '', CAPITAL));
  return best?.encoding ?? null;
}

function latinOf(bytes: Buffer): string | null {
  const odds = LATIN.map((encoding) => countOf(decoded(bytes, encoding) ?? '\x80'.repeat(100), ODD));
  const [western = 0] = odds;
  const least = Math.min(...odds);
  return western >= LEAST_ODD && least * 4 <= western ? (LATIN[odds.indexOf(least)] ?? null) : null;
}

const countOf = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
