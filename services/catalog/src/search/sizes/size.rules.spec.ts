import { describe, expect, test } from '@jest/globals';
import { type SizeContext, sizeKeys, wearableKeys } from './size.rules.ts';

const TOP: SizeContext = { slot: 'top', department: 'women' };
const MEN: SizeContext = { slot: 'top', department: 'men' };
const DRESS: SizeContext = { slot: 'one_piece', department: 'women' };
const BOTTOM: SizeContext = { slot: 'bottom', department: 'men' };
const SHOES: SizeContext = { slot: 'shoes', department: 'women' };

describe('sizeKeys', () => {
  test.each<[string, SizeContext, string[]]>([
    ['M', TOP, ['l:M']],
    ['Medium', TOP, ['l:M']],
    ['m', TOP, ['l:M']],
    ['2XL', TOP, ['l:XXL']],
    ['S/M', TOP, ['l:S', 'l:M']],
    ['38', TOP, ['n:38']],
    ['EU 38', TOP, ['n:38']],
    ['38 EU', TOP, ['n:38']],
    ['UK 10', TOP, ['n:38']],
    ['US 6', TOP, ['n:38']],
    ['UK 38', MEN, ['n:48']],
    ['36-38', TOP, ['n:36', 'n:37', 'n:38']],
    ['32/34', { slot: 'bottom', department: 'men' }, ['w:32', 'w:32/34']],
    ['W32/L34', { slot: 'bottom', department: 'men' }, ['w:32', 'w:32/34']],
    ['32x34', { slot: 'bottom', department: 'men' }, ['w:32', 'w:32/34']],
    ['36/38', DRESS, ['n:36', 'n:37', 'n:38']],
    ['40/42', DRESS, ['n:40', 'n:41', 'n:42']],
    ['W32/L34', DRESS, ['w:32', 'w:32/34']],
    ['36/38', { slot: null, department: null }, ['w:36', 'w:36/38']],
    ['IT 42', DRESS, ['n:38']],
    ['42 IT', DRESS, ['n:38']],
    ['IT 48', MEN, ['n:48']],
    ['38 FR', DRESS, ['n:38']],
    ['IT 39', SHOES, ['e:39']],
    ['32', BOTTOM, ['n:32', 'w:32']],
    ['US 32', BOTTOM, ['n:42', 'w:32']],
    ['EU 38', BOTTOM, ['n:38']],
    ['48', BOTTOM, ['n:48']],
    ['28', { slot: 'bottom', department: 'women' }, ['n:28', 'w:28']],
    ['38', { slot: 'bottom', department: 'women' }, ['n:38']],
    ['32', TOP, ['n:32']],
    ['W32', { slot: 'bottom', department: 'men' }, ['w:32']],
    ['41.5', SHOES, ['e:41.5']],
    ['41,5', SHOES, ['e:41.5']],
    ['UK 5', SHOES, ['e:38']],
    ['UK 8', { slot: 'shoes', department: 'men' }, ['e:42']],
    ['39-41', SHOES, ['e:39', 'e:40', 'e:41']],
    ['One Size', TOP, ['any']],
    ['Einheitsgröße', TOP, ['any']],
    ['Custom', TOP, []],
    ['', TOP, []],
  ])('size %j of %j is %j', (size, context, keys) => {
    expect(sizeKeys(size, context)).toEqual(keys);
  });
});

describe('wearableKeys', () => {
  test.each<[string, SizeContext, string[]]>([
    ['M', TOP, ['l:M', 'n:38']],
    ['38', TOP, ['n:38', 'l:M']],
    ['UK 10', TOP, ['n:38', 'l:M']],
    ['M', MEN, ['l:M', 'n:48']],
    ['M', { slot: 'top', department: null }, ['l:M', 'n:38', 'n:48']],
    ['39', SHOES, ['e:39']],
    ['32/34', { slot: 'bottom', department: 'men' }, ['w:32', 'w:32/34']],
  ])('a person who wears %j of %j can wear %j', (size, context, keys) => {
    expect(wearableKeys(size, context)).toEqual(keys);
  });
});
