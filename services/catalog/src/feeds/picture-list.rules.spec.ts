import { describe, expect, test } from '@jest/globals';
import { pictureList } from './picture-list.rules.ts';

const [A, B] = ['https://x.example/a,b.jpg?w=1,2', 'https://x.example/c.jpg'];

describe('pictureList', () => {
  test.each([
    ['one address', A, [A]],
    ['commas', `${A},${B}`, [A, B]],
    ['commas and blanks', `${A}, ${B}`, [A, B]],
    ['line breaks', `${A}\n${B}`, [A, B]],
    ['bars', `${A}|${B}`, [A, B]],
    ['semicolons', `${A};${B};`, [A, B]],
    ['a list of JSON', JSON.stringify([A, B]), [A, B]],
    ['a list of JSON with blanks', `["${A}", "${B}"]`, [A, B]],
    ['a list of Python', `['${A}', '${B}']`, [A, B]],
    ['addresses without scheme', '//x.example/a.jpg,//x.example/b.jpg', ['//x.example/a.jpg', '//x.example/b.jpg']],
    ['what is no address', '["a.jpg","b.jpg"]', ['a.jpg', 'b.jpg']],
    ['nothing', '[]', []],
    ['no picture of Magento’s', 'https://x.example/media/no_selection', []],
  ])('pictureList, %s, gives each', (_, list, addresses) => {
    expect(pictureList(list)).toEqual(addresses);
  });
});
