import { isUtf8 } from 'node:buffer';

/**
 * The text of an XML file whose bytes have no mark: what its declaration says, else UTF-8, else Windows-1252 from the first part that is
 * no UTF-8. UTF-16 has been recoded before, so its declaration no longer holds.
 */
export async function* xmlText(bytes: AsyncIterable<Buffer>, start: string): AsyncGenerator<string> {
  let decoder = declared(start);
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (decoder !== null) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    const whole = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = lastWhole(whole);
    if (isUtf8(whole.subarray(0, end))) {
      yield whole.toString('utf8', 0, end);
      rest = Buffer.from(whole.subarray(end));
    } else {
      decoder = new TextDecoder('windows-1252');
      yield decoder.decode(whole, { stream: true });
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0) yield new TextDecoder('windows-1252').decode(rest);
}

function declared(start: string): InstanceType<typeof TextDecoder> | null {
  const label = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']/.exec(start)?.[1]?.toLowerCase();
  if (label === undefined || /^(utf|ucs|iso-10646|us-ascii)/.test(label)) return null;
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

/** Where the last character that is whole ends. */
function lastWhole(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
