/** The start of a file (Latin-1, up to `chars`) and the whole of it. Whoever takes it reads `all` to the end or closes it. */
export async function startOf(
  bytes: AsyncIterable<Buffer>,
  chars = 4_096,
): Promise<{ start: string; all: AsyncGenerator<Buffer> }> {
  const chunks = bytes[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  try {
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      head = Buffer.concat([head, next.value]);
      if (head.length >= chars) break;
    }
  } catch (error) {
    await chunks.return?.();
    throw error;
  }
  return { start: head.toString('latin1', 0, chars), all: rest(head, chunks) };
}

async function* rest(head: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}
