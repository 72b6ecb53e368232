import { describe, expect, test } from '@jest/globals';
import { isMoment } from './moment.ts';

describe('isMoment', () => {
  test.each([
    '2026-11-28T12:00:00Z',
    '2024-02-29T23:59:59.999Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999999Z',
  ])('isMoment, %s, is one', (time) => {
    expect(isMoment(time)).toBe(true);
  });

  test.each([
    '2026-02-30T12:00:00Z',
    '2025-02-29T12:00:00Z',
    '2026-11-31T12:00:00Z',
    '2026-99-28T12:00:00Z',
    '2026-11-28T24:00:00Z',
    '2026-11-28T12:60:00Z',
    '0000-01-01T00:00:00Z',
    'yesterday',
  ])('isMoment, %s, is none', (time) => {
    expect(isMoment(time)).toBe(false);
  });
});
