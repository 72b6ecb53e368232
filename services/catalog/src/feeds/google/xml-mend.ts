/** What must be told apart: sections whose text is left alone, and signs that are no markup though the parser takes them for it. */
const TOKENS =
  /<!\[CDATA\[|<!--|\]\]>|-->|&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]{1,31};)|<(?![a-z_:/!?]|[^\x20-\x7e])|<br\s{0,3}>(?!\s{0,3}<\/br)/gi;
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
  private section: 'cdata' | 'comment' | null = null;

  *add(text: string, isLast: boolean): Generator<Piece> {
    const whole = this.rest + text;
    const end = isLast ? whole.length : Math.max(0, whole.length - HELD_CHARS);
    let at = 0;
    TOKENS.lastIndex = 0;
    for (let found = TOKENS.exec(whole); found !== null && found.index < end; found = TOKENS.exec(whole)) {
      const mended = this.mended(found[0]);
      if (mended === null) continue;
      if (found.index > at) yield { text: whole.slice(at, found.index), isMended: false };
      yield { text: mended, isMended: true };
      at = found.index + found[0].length;
    }
    const cut = Math.max(at, end);
    if (cut > at) yield { text: whole.slice(at, cut), isMended: false };
    this.rest = whole.slice(cut);
  }

  /** What the token stands for; null where it stays. */
  private mended(token: string): string | null {
    if (this.section !== null) {
      if (token === (this.section === 'cdata' ? ']]>' : '-->')) this.section = null;
      return null;
    }
    if (token === '&') return '&amp;';
    if (token === '<') return '&lt;';
    if (/^<br/i.test(token)) return '<br/>';
    if (token === '<!--') this.section = 'comment';
    else if (token.startsWith('<!')) this.section = 'cdata';
    return null;
  }
}
