import { describe, expect, test } from '@jest/globals';
import { Widgets, widgetUri } from './widgets.ts';

const widgets = new Widgets('https://atelier.example');
const [page] = widgets.read(widgetUri('style-map')).contents;
const html = page && 'text' in page ? page.text : '';

describe('widget', () => {
  test('page, whoever reads it, loads nothing and holds no data of anybody', () => {
    expect(html).not.toMatch(
      /<(?:link|iframe|object|embed|base)\b|<(?:script|img)[^>]+src=|@import|url\(\s*['"]?https?:/i,
    );
    expect(html.length).toBeLessThan(150_000);
  });

  test('page, its script, never makes markup of text and has no other way out than the host', () => {
    expect(html).not.toMatch(
      /\.(?:innerHTML|outerHTML|insertAdjacentHTML)\b|document\.write|\beval\(|new Function\b|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|localStorage|document\.cookie/,
    );
  });

  test('policy, names our origin and no wildcard', () => {
    expect(widgets.list()[0]?._meta).toEqual({
      ui: { csp: { connectDomains: [], resourceDomains: ['https://atelier.example'] }, prefersBorder: true },
    });
  });
});
