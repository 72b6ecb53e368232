/** What begins a section whose text is left alone, and signs that are no markup though the parser takes them for it. */
const TOKENS =
  /<!\[CDATA\[|<!--|&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]{1,31};)|<(?![a-z_:/!?]|[^\x20-\x7e])|<br\s{0,3}>(?!\s{0,3}<\/br)/gi;
const ENDS = { cdata: /\]\]>/g, comment: /-->/g };
/** More than any of them looks at. */
const HELD_CHARS = 48;

/** A piece of the text, and whether it stands for something that was not well-formed. */
export interface Piece {
  text: string;
  isMended: boolean;
}

/**
 * Writes bare `&` and `<` as the texts that they are, and `<br>` as an element without content: of an unescaped `&` (as in most addresses)
 * an XML parser reads on to the next semicolon, over any tag. Text comes in any pieces.
 */
export class XmlMender {
  private rest = '';
  private section: keyof typeof ENDS | null = null;

  *add(text: string, isLast: boolean): Generator<Piece> {
    const whole = this.rest + text;
    const end = isLast ? whole.length : Math.max(0, whole.length - HELD_CHARS);
    let [at, from] = [0, 0];
    for (let found = this.next(whole, from); found !== null && found.index < end; found = this.next(whole, from)) {
      const [token] = found;
      from = found.index + token.length;
      const mended = this.mended(token);
      if (mended === null) continue;
      if (found.index > at) yield { text: whole.slice(at, found.index), isMended: false };
      yield { text: mended, isMended: true };
      at = from;
    }
    // Never in the middle of a token: what is left of it could be taken for another.
    const cut = Math.max(from, end);
    if (cut > at) yield { text: whole.slice(at, cut), isMended: false };
    this.rest = whole.slice(cut);
  }

  /** Of a section, only what ends it: what begins another there is text, and may share signs with the end. */
  private next(whole: string, from: number): RegExpExecArray | null {
    const tokens = this.section === null ? TOKENS : ENDS[this.section];
    tokens.lastIndex = from;
    return tokens.exec(whole);
  }

  /** What the token stands for; null where it stays. */
  private mended(token: string): string | null {
    if (token === '&') return '&amp;';
    if (token === '<') return '&lt;';
    if (/^<br/i.test(token)) return '<br/>';
    this.section = token === '<!--' ? 'comment' : token.startsWith('<!') ? 'cdata' : null;
    return null;
  }
}
