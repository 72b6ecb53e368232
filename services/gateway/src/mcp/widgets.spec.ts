import { describe, expect, test } from '@jest/globals';
import { Widgets, widgetUri } from './widgets.ts';

const ORIGIN = 'https://atelier.example';
const widgets = new Widgets(ORIGIN);
const htmlOf = (name: Parameters<typeof widgetUri>[0]): string => {
  const [page] = widgets.read(widgetUri(name)).contents;
  return page && 'text' in page ? page.text : '';
};

describe.each([
  ['style-map', 150_000],
  ['approval-card', 60_000],
] as const)('widget %s', (name, mostBytes) => {
  const html = htmlOf(name);

  test('page, whoever reads it, loads nothing and holds no data of anybody', () => {
    expect(html).not.toMatch(
      /<(?:link|iframe|object|embed|base)\b|<(?:script|img)[^>]+src=|@import|url\(\s*['"]?https?:/i,
    );
    expect(html.length).toBeLessThan(mostBytes);
  });

  test('page, its script, never makes markup of text and has no other way out than the host', () => {
    expect(html).not.toMatch(
      /\.(?:innerHTML|outerHTML|insertAdjacentHTML)\b|document\.write|\beval\(|new Function\b|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|localStorage|document\.cookie/,
    );
  });

  test('page, as it is read, knows our origin', () => {
    expect(html).toMatch(/^<!doctype html><html lang="en" data-origin="https:\/\/atelier\.example"><head>/);
  });
});

test('policy of widgets, names our origin and no wildcard', () => {
  for (const { _meta } of widgets.list())
    expect(_meta).toEqual({ ui: { csp: { connectDomains: [], resourceDomains: [ORIGIN] }, prefersBorder: true } });
});

test('approval card, its script, leads nowhere by itself and names no operation that decides', () => {
  expect(htmlOf('approval-card')).not.toMatch(/\blocation\b|window\.open|approve_purchase|decline_purchase|\/go\//);
});
