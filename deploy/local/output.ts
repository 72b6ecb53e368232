import { createWriteStream, existsSync, renameSync } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';

/** pino's numbers, the common scale for all parts. */
export const LEVELS: Readonly<Record<string, number>> = {
  trace: 10,
  debug: 20,
  info: 30,
  warn: 40,
  error: 50,
  fatal: 60,
};

/** Turns one line of a part's output into its weight and what a person should read of it. */
export type LineReader = (line: string) => { level: number; text: string };

const CAP_BYTES = 10 * 1024 * 1024;
const LONGEST_LINE = 16_384;
const TAIL_LINES = 20;

/** One part's output: everything into a file, what is heavy enough also to the terminal. The run before is kept as `<file>.1`. */
export class Output {
  readonly file: string;
  readonly #read: LineReader;
  readonly #show: (text: string) => void;
  readonly #threshold: number;
  readonly #tail: string[] = [];
  #stream: WriteStream;
  #written = 0;
  #closed = false;

  constructor(file: string, read: LineReader, threshold: number, show: (text: string) => void) {
    this.file = file;
    this.#read = read;
    this.#threshold = threshold;
    this.#show = show;
    this.#stream = this.#fresh();
  }

  /** The last lines, for the story of a crash. */
  get tail(): readonly string[] {
    return this.#tail;
  }

  follow(...sources: (Readable | null)[]): void {
    for (const source of sources) if (source) splitLines(source, (line) => this.#line(line));
  }

  /** Ends the file; what still comes is dropped. */
  close(): Promise<void> {
    this.#closed = true;
    return new Promise((resolve) => this.#stream.end(() => resolve()));
  }

  #line(line: string): void {
    if (line.trim() === '' || this.#closed) return;
    this.#tail.push(line);
    if (this.#tail.length > TAIL_LINES) this.#tail.shift();
    if (this.#written > CAP_BYTES) {
      this.#stream.end();
      this.#stream = this.#fresh();
    }
    this.#written += Buffer.byteLength(line) + 1;
    this.#stream.write(`${line}\n`);
    const { level, text } = this.#read(line);
    if (level >= this.#threshold) this.#show(text);
  }

  #fresh(): WriteStream {
    if (existsSync(this.file)) renameSync(this.file, `${this.file}.1`);
    this.#written = 0;
    const stream = createWriteStream(this.file, { mode: 0o600 });
    stream.on('error', (error) => this.#show(`cannot write ${this.file}: ${error.message}`)); // a full disk must not end the stack
    return stream;
  }
}

function splitLines(source: Readable, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  source.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.slice(0, LONGEST_LINE));
    if (rest.length > LONGEST_LINE) {
      onLine(rest.slice(0, LONGEST_LINE));
      rest = '';
    }
  });
  source.on('end', () => onLine(rest));
  source.on('error', () => onLine(rest)); // the pipe of a killed child
}
