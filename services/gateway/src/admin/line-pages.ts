/** A page of a file's lines, as operations give it. */
interface LinePage {
  readonly lines: readonly string[];
  readonly next_cursor: string | null;
}

/**
 * A file page after page; the next is asked for when the one before is on its way, and not any more when nobody reads. When a page fails
 * it breaks off, and so does the answer.
 */
export async function* linePages(
  first: LinePage,
  next: (cursor: string) => Promise<LinePage>,
  end: '\n' | '\r\n',
): AsyncGenerator<string> {
  for (let page = first; ; page = await next(page.next_cursor)) {
    if (page.lines.length > 0) yield `${page.lines.join(end)}${end}`;
    if (page.next_cursor === null) return;
  }
}
