import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { drawn, jpegWithPlace, pngBomb, pngHeader, SVG } from '../../test/picture-files.ts';
import { masterOf, PictureUnusable, sized } from './decode-picture.ts';

const reasonFor = async (bytes: Uint8Array): Promise<string> => {
  const error: unknown = await masterOf(bytes).then(
    () => 'it was taken',
    (failed: unknown) => failed,
  );
  return error instanceof PictureUnusable ? error.message : String(error);
};

describe('masterOf', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'masterOf, a file of %s, is a WebP of its size',
    async (format) => {
      const { bytes, width, height } = await masterOf(await drawn(60, 40)[format]().toBuffer());
      expect([width, height]).toEqual([60, 40]);
      expect((await sharp(bytes).metadata()).format).toBe('webp');
    },
  );

  test('masterOf, a large picture, is at most 1600 pixels high and keeps its proportions', async () => {
    const { width, height } = await masterOf(await drawn(1_600, 3_200).jpeg().toBuffer());
    expect([width, height]).toEqual([800, 1_600]);
  });

  test('masterOf, an animation, is its first picture', async () => {
    const frames = await Promise.all(
      ['red', 'blue'].map((background) =>
        sharp({ create: { width: 8, height: 8, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const animated = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100] })
      .toBuffer();
    expect((await sharp(animated, { pages: -1 }).metadata()).pages).toBe(2);
    const { bytes, height } = await masterOf(animated);
    expect(height).toBe(8);
    const { dominant } = await sharp(bytes).stats();
    expect(dominant.r).toBeGreaterThan(dominant.b);
  });

  test('masterOf, a file that says where it was taken, stands upright and says nothing any more', async () => {
    const taken = await jpegWithPlace();
    expect(taken.includes('canary-name')).toBe(true);
    expect((await sharp(taken).metadata()).orientation).toBe(6);
    const { bytes, width, height } = await masterOf(taken);
    expect([width, height]).toEqual([200, 400]);
    const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
    expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
    expect(bytes.includes('canary-name')).toBe(false);
  });

  test('masterOf, transparency, stays', async () => {
    const clear = await sharp({ create: { width: 4, height: 4, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    expect((await sharp((await masterOf(clear)).bytes).metadata()).hasAlpha).toBe(true);
  });
});

describe('attacks', () => {
  test.each([
    ['a PNG of 64k by 64k pixels, of which the header is there', pngHeader(65_535, 65_535)],
    ['a PNG of 30k by 30k pixels, whole (decompression bomb)', pngBomb(30_000, 30_000)],
    ['a PNG of two billion pixels in a row', pngHeader(2_000_000_000, 1)],
  ])('masterOf, %s, is refused before it is unpacked', async (_, bytes) => {
    expect(await reasonFor(bytes)).toMatch(/^it (has more than 64 million pixels|is damaged)/);
  });

  test('masterOf, as many pixels as are taken, is taken', async () => {
    const { width } = await masterOf(pngBomb(8_000, 8_000));
    expect(width).toBe(1_600);
    expect(await reasonFor(pngBomb(8_001, 8_000))).toBe('it has more than 64 million pixels');
  });

  test('masterOf, more bytes than are taken, is refused unread', async () => {
    expect(await reasonFor(Buffer.alloc(16_777_217))).toBe('it is larger than 16777216 bytes');
  });

  test.each([
    ['an SVG with a script', SVG],
    ['an SVG after blanks and a comment', Buffer.from('\n  <!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an SVG after a byte order mark', Buffer.from('\ufeff<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an SVG with a document type', Buffer.from('<!DOCTYPE svg PUBLIC "x" "y"><svg/>')],
  ])('masterOf, %s, is refused and says what to give', async (_, bytes) => {
    expect(await reasonFor(bytes)).toBe(
      'it is an SVG drawing, which can hold scripts; give a JPEG, PNG, WebP, GIF or AVIF file',
    );
  });

  test.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a TIFF', Buffer.from('II*\u0000\u0008\u0000\u0000\u0000', 'latin1')],
    ['PostScript', Buffer.from('%!PS-Adobe-3.0 EPSF-3.0')],
    ['a program', Buffer.from('\u007fELF\u0002\u0001', 'latin1')],
    ['a bitmap', Buffer.from('BM\u0000\u0000', 'latin1')],
    ['an archive', Buffer.from('PK\u0003\u0004')],
    ['one byte', Buffer.from([0xff])],
    ['nothing', Buffer.alloc(0)],
  ])('masterOf, %s, is refused as no picture', async (_, bytes) => {
    expect(await reasonFor(bytes)).toBe('it is no picture in one of the formats JPEG, PNG, WebP, GIF and AVIF');
  });

  test('masterOf, a JPEG cut off in the middle, is refused', async () => {
    const whole = await sharp(Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, at) => (at * 7919) % 256)), {
      raw: { width: 300, height: 300, channels: 3 },
    })
      .jpeg()
      .toBuffer();
    expect(await reasonFor(whole.subarray(0, whole.length / 2))).toBe('it is damaged or cut off');
    expect(await reasonFor(whole.subarray(0, 3))).toBe('it is damaged or cut off');
  });

  test.each([
    ['a script after the picture', '<script>alert("canary")</script>'],
    ['an archive after the picture', 'PK\u0003\u0004canary'],
    ['a drawing after the picture', '<svg onload="canary"/>'],
  ])('masterOf, %s (polyglot), keeps the pixels and nothing else', async (_, tail) => {
    const polyglot = Buffer.concat([await drawn(20, 20).jpeg().toBuffer(), Buffer.from(tail)]);
    const { bytes } = await masterOf(polyglot);
    expect(bytes.includes('canary')).toBe(false);
    expect(bytes.includes('PK')).toBe(false);
  });

  test('masterOf, a comment with a script in the file (polyglot), is not kept', async () => {
    const gif = await drawn(8, 8).gif().toBuffer();
    const comment = Buffer.from('\u0021\u00fe\u000dcanary canary\u0000', 'latin1');
    const withComment = Buffer.concat([gif.subarray(0, gif.length - 1), comment, gif.subarray(gif.length - 1)]);
    expect((await masterOf(withComment)).bytes.includes('canary')).toBe(false);
  });
});

describe('sized', () => {
  test('sized, narrower and wider than the picture, is never enlarged', async () => {
    const { bytes } = await masterOf(await drawn(500, 1_000).png().toBuffer());
    const widths = await Promise.all(
      [160, 640].map(async (width) => (await sharp(await sized(bytes, width)).metadata()).width),
    );
    expect(widths).toEqual([160, 500]);
  });
});
