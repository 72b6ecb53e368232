import { isUtf8 } from 'node:buffer';

/** Letters that the first byte of a pair of UTF-8 becomes when it is read as Windows-1252, and one that its second may become. */
const SUSPECT =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122\u20ac]/;

const decoder = new TextDecoder('windows-1252');
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
);

/** `GrÃ¶ÃŸe` is `Größe` that went through the wrong encoding; the text stays where not all of it did. */
export function singleEncoded(text: string): string {
  if (!SUSPECT.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const byte = BYTES.get(text[at] ?? '');
    if (byte === undefined) return text;
    bytes[at] = byte;
  }
  return isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : text;
}
