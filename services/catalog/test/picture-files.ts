import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture of one colour in the top half and another below. */
export const drawn = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#204080' } }).composite([
    {
      input: { create: { width, height: Math.ceil(height / 2), channels: 3, background: '#c02020' } },
      gravity: 'north',
    },
  ]);

const chunk = (type: string, body: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
};

/** A PNG of which only the header is there: one bit per pixel, greyscale. */
export function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), chunk('IHDR', header)]);
}

/** A whole PNG in black: a few kilobytes that are very many pixels. */
export const pngBomb = (width: number, height: number): Buffer =>
  Buffer.concat([
    pngHeader(width, height),
    chunk('IDAT', deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);

/** A JPEG that says where it was taken and is to be turned by a quarter. */
export const jpegWithPlace = (): Promise<Buffer> =>
  drawn(400, 200)
    .withExif({
      IFD0: { Copyright: 'canary-name', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 8/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

export const SVG = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script><image href="file:///etc/passwd"/></svg>',
);
