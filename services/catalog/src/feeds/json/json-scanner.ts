/** The bytes of one element; `line` where it starts a line of JSON lines. `broken` says why it cannot be parsed. */
export interface Scanned {
  bytes: Buffer;
  line: number | null;
  broken: string | null;
}

const [QUOTE, BACKSLASH, COMMA, COLON, NEWLINE] = [0x22, 0x5c, 0x2c, 0x3a, 0x0a];
const OPENS: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSES: ReadonlyMap<number, number> = new Map([
  [0x5d, 0x5b],
  [0x7d, 0x7b],
]);
const [LIST, OBJECT] = [0x5b, 0x7b];
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === NEWLINE;

/** Brackets beyond these are not remembered: no file has so many, and a made-up one must not fill the memory. */
const MAX_OPEN = 10_000;

/** Where the list of products is in a document, by the names of the objects around it; `edges` and `nodes` are GraphQL's. */
const LISTS = /^(?:(?:feed|data)\.)?products$|^(?:data\.(?:collection\.|shop\.)?)?products\.(?:edges|nodes)$/;
const DEEPEST_LIST = 4;

/**
 * Finds where elements begin and end by quotes and brackets alone; whether they are JSON is for the parser. Works on bytes: all
 * that it looks for is ASCII in UTF-8 and in Windows-1252.
 */
export class JsonScanner {
  /** A list of products was there, though it may be empty. */
  sawList = false;
  private readonly open: number[] = [];
  /** Brackets that are open where elements stand: 0 outside of a list. */
  private base = 0;
  /** Chunks of the element being read; null between elements. */
  private parts: Buffer[] | null = null;
  private size = 0;
  private broken: string | null = null;
  private line = 1;
  private startLine: number | null = null;
  private isLineStart = true;
  private inString = false;
  private isEscaped = false;
  /** The last text and the key of the value that comes next, near the top of the file where the list is looked for. */
  private word = '';
  private key: string | null = null;
  /** Names of the objects that are open there, without the outermost. */
  private readonly path: string[] = [];

  private readonly maxBytes: number;
  private readonly maxDepth: number;

  constructor(maxBytes: number, maxDepth: number) {
    this.maxBytes = maxBytes;
    this.maxDepth = maxDepth;
  }

  *add(chunk: Buffer): Generator<Scanned> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.inString && byte !== NEWLINE) {
        this.inText(byte);
        continue;
      }
      if (this.inString || (this.isLineStart && byte === OBJECT && this.isTorn())) {
        const isLine = this.tear();
        if (isLine) {
          this.keep(chunk.subarray(from, at));
          yield this.close();
        }
      }
      const wasOpen = this.parts !== null;
      const ends = this.structure(byte);
      if (!wasOpen && this.parts !== null) from = at;
      if (ends !== null) {
        this.keep(chunk.subarray(from, at + (ends === 'with' ? 1 : 0)));
        yield this.close();
      }
      this.isLineStart = byte === NEWLINE;
      if (byte === NEWLINE) this.line += 1;
    }
    this.keep(chunk.subarray(from));
  }

  *end(): Generator<Scanned> {
    if (this.parts === null) return;
    if (this.open.length > this.base || this.inString) this.broken ??= 'the file ends in the middle of it';
    yield this.close();
  }

  private inText(byte: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.inString = false;
    else if (this.base === 0 && this.word.length < 16) this.word += String.fromCharCode(byte);
  }

  /** In JSON lines an object that begins a line is not part of the line before. */
  private isTorn(): boolean {
    return this.base === 0 && this.parts !== null && this.key === null;
  }

  /** Ends what goes on beyond its line; true when it was one of JSON lines, which ends as a whole. */
  private tear(): boolean {
    this.broken ??= this.inString ? 'a text in it is not closed' : 'it is not closed at the end of its line';
    this.inString = false;
    this.isEscaped = false;
    if (this.base > 0 || this.parts === null) return false;
    this.open.length = 0;
    return true;
  }

  /** Whether an element ends at this byte: `with` it, or `before` it. */
  private structure(byte: number): 'with' | 'before' | null {
    if (byte === QUOTE) {
      this.begin();
      this.inString = true;
      this.word = '';
      this.key = null;
    } else if (OPENS.has(byte)) this.opens(byte);
    else if (CLOSES.has(byte)) return this.closes(CLOSES.get(byte) ?? 0);
    else if (byte === COLON && this.open.length > 0) this.key = this.word;
    else if (byte === COMMA || isBlank(byte)) return this.separates(byte);
    else this.begin();
    return null;
  }

  private opens(byte: number): void {
    const level = this.open.length;
    if (byte === LIST && this.base === 0 && this.isListOfProducts(level)) {
      this.base = level + 1;
      this.sawList = true;
      this.forget();
    } else {
      this.begin();
    }
    if (level >= 1 && level < DEEPEST_LIST) {
      this.path.length = Math.min(this.path.length, level - 1);
      this.path[level - 1] = byte === OBJECT ? (this.key ?? '') : '[]';
    }
    this.key = null;
    if (level < MAX_OPEN) this.open.push(byte);
    if (level - this.base >= this.maxDepth) this.broken ??= `it is nested more than ${this.maxDepth} levels deep`;
  }

  private isListOfProducts(level: number): boolean {
    if (level === 0) return this.parts === null;
    if (this.key === null || this.open[0] !== OBJECT || level > DEEPEST_LIST) return false;
    return LISTS.test([...this.path.slice(0, level - 1), this.key].join('.'));
  }

  /** A bracket that closes another than the last one closes what stands between them too. */
  private closes(opener: number): 'with' | 'before' | null {
    const at = this.open.lastIndexOf(opener);
    if (at === -1 || (this.base > 0 && at < this.base - 1)) {
      this.begin();
      this.broken ??= 'a bracket is closed in it that was not opened';
      return null;
    }
    if (at < this.open.length - 1 && (this.open.length > this.base + 1 || at < this.base))
      this.broken ??= 'a bracket in it is not closed';
    this.open.length = at;
    if (this.base > 0 && at < this.base) {
      this.base = 0;
      return this.parts === null ? null : 'before';
    }
    return this.parts !== null && at === this.base ? 'with' : null;
  }

  private separates(byte: number): 'before' | null {
    if (byte === COMMA) this.key = null;
    if (this.parts === null || this.open.length !== this.base) return null;
    return byte === COMMA || (this.base === 0 && byte === NEWLINE) ? 'before' : null;
  }

  /** An element begins at this byte, where one may stand. */
  private begin(): void {
    if (this.parts !== null || this.open.length !== this.base) return;
    this.parts = [];
    this.startLine = this.base === 0 ? this.line : null;
  }

  private keep(part: Buffer): void {
    if (this.parts === null) return;
    this.size += part.length;
    if (this.size > this.maxBytes) this.broken ??= `it is longer than ${this.maxBytes} bytes`;
    if (this.broken === null) this.parts.push(part);
    else this.parts.length = 0;
  }

  private close(): Scanned {
    const scanned = { bytes: Buffer.concat(this.parts ?? []), line: this.startLine, broken: this.broken };
    this.forget();
    return scanned;
  }

  private forget(): void {
    this.parts = null;
    this.size = 0;
    this.broken = null;
  }
}
