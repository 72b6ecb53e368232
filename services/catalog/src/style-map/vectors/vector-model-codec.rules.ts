import { createHash } from 'node:crypto';
import type { PriceScales } from './blocks/price-brand.rules.ts';
import { TEXT_DIMS, type TextModel } from './text/text-model.rules.ts';
import type { VectorModel } from './vector-model.rules.ts';

/** Of the format below and of what the blocks mean: a change of either is another number. */
const FORMAT = 1;

interface Header {
  readonly format: number;
  readonly prices: PriceScales;
  readonly terms: readonly string[];
}

/** A model as bytes: length of a JSON header, the header, and the projection as 16-bit floats; all little endian. */
export function encodeVectorModel({ text, prices }: Omit<VectorModel, 'id'>): Buffer {
  const terms = [...text.terms].sort(([, a], [, b]) => a - b).map(([term]) => term);
  const header = Buffer.from(JSON.stringify({ format: FORMAT, prices, terms } satisfies Header));
  const bytes = Buffer.alloc(4 + header.length + 2 * text.projection.length);
  bytes.writeUInt32LE(header.length);
  header.copy(bytes, 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset + 4 + header.length);
  text.projection.forEach((value, at) => view.setFloat16(2 * at, value, true));
  return bytes;
}

/** Throws a RangeError where the bytes are no model, or one of another format: build the style map anew then. */
export function decodeVectorModel(bytes: Uint8Array): VectorModel {
  const { header, from } = headerOf(bytes);
  const numbers = header.terms.length * TEXT_DIMS;
  if (header.format !== FORMAT || bytes.byteLength !== from + 2 * numbers)
    throw new RangeError(`These bytes are no vector model of format ${FORMAT}: build the style map anew`);
  const view = new DataView(bytes.buffer, bytes.byteOffset + from);
  const text: TextModel = {
    terms: new Map(header.terms.map((term, row) => [term, row])),
    projection: Float32Array.from({ length: numbers }, (_, at) => view.getFloat16(2 * at, true)),
  };
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 16), text, prices: header.prices };
}

function headerOf(bytes: Uint8Array): { header: Header; from: number } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const from = 4 + buffer.readUInt32LE();
    return { header: JSON.parse(buffer.toString('utf8', 4, from)) as Header, from };
  } catch (cause) {
    throw new RangeError('These bytes are no vector model: build the style map anew', { cause });
  }
}
