const NEWLINE = 0x0a;

/**
 * Splits a stream of bytes into lines, without their newlines. A line is cut after `maxBytes` + 1 bytes, the rest of it skipped: so an
 * endless line takes no memory, and the reader sees that it is too long.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array[]> {
  let rest: Uint8Array = new Uint8Array(0);
  let isOpen = false;
  for await (const chunk of chunks) {
    const lines: Uint8Array[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      lines.push(joined(rest, chunk.subarray(start, end), maxBytes));
      rest = new Uint8Array(0);
      start = end + 1;
    }
    if (lines.length > 0) isOpen = false;
    if (start < chunk.length) {
      rest = joined(rest, chunk.subarray(start), maxBytes);
      isOpen = true;
    }
    if (lines.length > 0) yield lines;
  }
  if (isOpen) yield [rest];
}

function joined(head: Uint8Array, tail: Uint8Array, maxBytes: number): Uint8Array {
  const room = tail.subarray(0, Math.max(0, maxBytes + 1 - head.length));
  return head.length === 0 ? room : Buffer.concat([head, room]);
}
