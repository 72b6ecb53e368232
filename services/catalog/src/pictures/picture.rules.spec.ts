import { describe, expect, test } from '@jest/globals';
import { PICTURE_ID } from '#libs/contracts';
import { PictureAddresses } from './picture-address.ts';
import { assetKeysOf, isWidth, pictureIdOf, tryAgainAfter } from './picture.rules.ts';

describe('pictureIdOf', () => {
  test('pictureIdOf, an address, is the frozen handle that is in links people have', () => {
    expect(pictureIdOf('https://shop.example/a.jpg')).toBe('pic_d5391c65ed48988d9f52');
    expect(pictureIdOf('https://shop.example/a.jpg?v=2')).toMatch(PICTURE_ID);
    expect(pictureIdOf('https://shop.example/a.jpg?v=2')).not.toBe(pictureIdOf('https://shop.example/a.jpg'));
  });

  test('PictureAddresses, an address of a shop, is ours and names no shop', () => {
    const address = new PictureAddresses('https://atelier.example').of('https://shop.example/a.jpg');
    expect(address).toBe(`https://atelier.example/pictures/${pictureIdOf('https://shop.example/a.jpg')}?w=640`);
  });

  test('assetKeysOf, a content, are its master and every width', () => {
    expect(assetKeysOf('pic_ab12', 'c0ffee')).toEqual([
      'pictures/ab/pic_ab12/c0ffee-160.webp',
      'pictures/ab/pic_ab12/c0ffee-320.webp',
      'pictures/ab/pic_ab12/c0ffee-640.webp',
      'pictures/ab/pic_ab12/c0ffee-1024.webp',
      'pictures/ab/pic_ab12/c0ffee-master.webp',
    ]);
  });

  test.each([
    [320, true],
    [321, false],
    [1_024, true],
  ])('isWidth, %d, is %s', (width, known) => {
    expect(isWidth(width)).toBe(known);
  });
});

describe('tryAgainAfter', () => {
  test.each([
    [1, false, 60],
    [2, false, 240],
    [3, false, 960],
    [7, false, 86_400],
    [1_000, false, 86_400],
    [1, true, 86_400],
    [2, true, 172_800],
    [1_000, true, 2_592_000],
    [0, false, 60],
  ])('tryAgainAfter, attempt %d, final %s, waits %d seconds', (attempts, isFinal, seconds) => {
    expect(tryAgainAfter(attempts, isFinal)).toBe(seconds);
  });

  test('tryAgainAfter, the shop asks for more, waits so long, up to a day', () => {
    expect(tryAgainAfter(1, false, 600)).toBe(600);
    expect(tryAgainAfter(1, false, 10)).toBe(60);
    expect(tryAgainAfter(1, false, 1_000_000)).toBe(86_400);
  });
});
