import { describe, expect, test } from '@jest/globals';
import { PICTURE_WIDTHS } from '#libs/contracts';
import { pictureAt, WIDTHS } from './picture.ts';

describe('address of a picture', () => {
  test('widths, are those of the proxy', () => {
    expect(WIDTHS).toEqual(PICTURE_WIDTHS);
  });

  test.each([
    ['https://a.example/pictures/pic_1', 100, 'https://a.example/pictures/pic_1?w=160'],
    ['https://a.example/pictures/pic_1?w=1024', 300, 'https://a.example/pictures/pic_1?w=320'],
    ['https://a.example/pictures/pic_1', 5_000, 'https://a.example/pictures/pic_1?w=1024'],
    ['javascript:alert(1)', 100, null],
    ['data:image/png;base64,AAAA', 100, null],
    ['nothing', 100, null],
    [null, 100, null],
  ])('%s, at %d device pixels, is %s', (address, pixels, asked) => {
    expect(pictureAt(address, pixels)).toBe(asked);
  });
});
