import { describe, expect, test } from '@jest/globals';
import { pageOf } from './page.rules.ts';

const ITEM = 'itm_0123456789abcdef0123';
const URL = 'http://localhost:23456';
const answer = {
  items: [{ item_id: ITEM, x: 0.123456 }, { item_id: 'itm_aaaa' }, { item_id: 'itm_bbbb' }],
  picture: `${URL}/pictures/map_1-0-0-0-0123456789abcdef`,
  reasons: ['a', 'b', 'c'],
  rated_at: '2026-11-29T03:00:00.000Z',
};
const turns = [
  { person: 'Show me around.', tool: 'view_style_map', args: {}, text: JSON.stringify(answer) },
  { person: 'I like it.', tool: 'rate_item', args: { item_id: ITEM, reasons: ['colour'] }, text: '{"left":1}' },
];

describe('pageOf', () => {
  const page = pageOf(turns, URL);

  test('page, handles, addresses and times, are readable and the same on every run', () => {
    expect(page).toContain('"item_id": "itm_1"');
    expect(page).toContain('`rate_item` with `{"item_id":"itm_1","reasons":["colour"]}`');
    expect(page).toContain('"https://atelier.example/pictures/map_…"');
    expect(page).not.toMatch(/localhost|0123456789|2026-/);
  });

  test('page, a long list of things, says how many it leaves out; words are all there', () => {
    expect(page).toContain('"… 1 more …"');
    expect(page).toMatch(/"reasons": \[\s+"a",\s+"b",\s+"c"\s+\]/);
    expect(page).toContain(`The text, ${JSON.stringify(answer).length} characters:`);
    expect(page).toContain('"x": 0.123');
  });
});
