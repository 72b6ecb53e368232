/** Named characters of HTML that shop descriptions use: all of ISO 8859-1, letters of Central Europe, what PHP escapes for HTML 5, and the typography and symbols seen in real feeds. */
const TABLE =
  'amp & lt < gt > quot " apos \' nbsp \u00a0 iexcl ¡ cent ¢ pound £ curren ¤ yen ¥ brvbar ¦ sect § uml ¨ copy © ordf ª laquo « not ¬ shy \u00ad reg ® macr ¯ ' +
  'deg ° plusmn ± sup2 ² sup3 ³ acute ´ micro µ para ¶ middot · cedil ¸ sup1 ¹ ordm º raquo » frac14 ¼ frac12 ½ frac34 ¾ iquest ¿ ' +
  'Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê Euml Ë Igrave Ì Iacute Í Icirc Î Iuml Ï ' +
  'ETH Ð Ntilde Ñ Ograve Ò Oacute Ó Ocirc Ô Otilde Õ Ouml Ö times × Oslash Ø Ugrave Ù Uacute Ú Ucirc Û Uuml Ü Yacute Ý THORN Þ szlig ß ' +
  'agrave à aacute á acirc â atilde ã auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì iacute í icirc î iuml ï ' +
  'eth ð ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö divide ÷ oslash ø ugrave ù uacute ú ucirc û uuml ü yacute ý thorn þ yuml ÿ ' +
  'OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ ensp \u2002 emsp \u2003 thinsp \u2009 zwnj \u200c zwj \u200d ndash – mdash — horbar ― ' +
  'lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › frasl ⁄ ' +
  'comma , period . colon : semi ; lpar ( rpar ) excl ! quest ? num # percnt % sol / plus + equals = lowbar _ lbrack [ rbrack ] commat @ dollar $ ast * NewLine \n Tab \t ' +
  'lstrok ł Lstrok Ł aogon ą eogon ę nacute ń sacute ś cacute ć zacute ź zdot ż ccaron č rcaron ř zcaron ž ecaron ě uring ů dcaron ď tcaron ť ncaron ň odblac ő udblac ű ' +
  'alpha α beta β gamma γ delta δ omega ω Omega Ω pi π ' +
  'euro € trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ minus − infin ∞ asymp ≈ ne ≠ le ≤ ge ≥ check ✓ star ☆ starf ★ hearts ♥';

const words = TABLE.split(' ');
const NAMED: ReadonlyMap<string, string> = new Map(
  words.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, words[index + 1] ?? '']] : [])),
);

const windows1252 = new TextDecoder('windows-1252');

/** Decodes once; what is no known reference stays as it is, so that `R&D` and `AT&T` survive. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,31}));?/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? whole;
      return fromCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
}

/** HTML reads 128 to 159 as Windows-1252 (https://html.spec.whatwg.org/#numeric-character-reference-end-state). */
function fromCode(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return windows1252.decode(Uint8Array.of(code));
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  return String.fromCodePoint(code);
}
