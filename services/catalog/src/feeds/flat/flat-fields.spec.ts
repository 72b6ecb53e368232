import { describe, expect, test } from '@jest/globals';
import { fieldName } from './flat-fields.ts';

describe('fieldName', () => {
  test.each([
    ['Image Link', 'image_link'],
    ['g:image_link', 'image_link'],
    ['Bildlink [image_link]', 'image_link'],
    ['image_link [Bildlink]', 'image_link'],
    ['Größe', 'size'],
    ['taille', 'size'],
    ['Preis', 'price'],
    ['Verfügbarkeit', 'availability'],
    ['lien_image', 'image_link'],
    ["Tranche d'âge", 'age_group'],
    ['dostępność', 'availability'],
    ['płeć', 'gender'],
    ['サイズ', 'size'],
    ['価格', 'price'],
    ['item_id', 'item_id'],
    ['video[0].url', 'video[0].url'],
    ['Shipping (country:price)', 'shipping_(country:price)'],
    ['', ''],
  ])('fieldName, %s, is %s', (header, name) => {
    expect(fieldName(header)).toBe(name);
  });
});
