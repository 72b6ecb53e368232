import { describe, expect, test } from '@jest/globals';
import { APPROVAL_STATUSES, AVAILABILITIES, BUDGET_EFFECTS, DRIFTS, SHOP_STATES } from '#libs/contracts';
import { DE } from './de.ts';
import { EN } from './en.ts';
import { speechOf } from './speech.ts';

const NOW = Date.parse('2026-11-28T21:30:00.000Z');
const plain = (written: string): string => written.replaceAll('\u202f', ' ');

describe('words', () => {
  test('for what the contract has, are there for all of it and no other, in each language', () => {
    for (const texts of [EN, DE]) {
      const given = [texts.badges, texts.titles, texts.leads, texts.availability, texts.states, texts.budget];
      const { drifts, facts, values } = texts.differences;
      const all = [...APPROVAL_STATUSES].sort();
      expect([...given, drifts].map((words) => Object.keys(words).sort())).toEqual([
        all,
        all,
        all,
        [...AVAILABILITIES].sort(),
        [...SHOP_STATES].sort(),
        [...BUDGET_EFFECTS].sort(),
        [...DRIFTS].sort(),
      ]);
      expect([facts, values].map((words) => Object.keys(words))).toEqual([
        Object.keys(EN.differences.facts),
        Object.keys(EN.differences.values),
      ]);
    }
  });
});

describe('moments', () => {
  test.each([
    ['en-GB', 'Europe/Berlin', '2026-11-28T22:15:00.000Z', '23:15'],
    ['en-GB', 'Europe/Berlin', '2026-11-28T23:15:00.000Z', '29 Nov 2026, 00:15'],
    ['de-DE', 'Europe/Berlin', '2026-11-29T11:00:00.000Z', '29.11.2026, 12:00'],
    ['en-US', 'UTC', '2026-11-28T22:15:00.000Z', '10:15 PM'],
    ['en-GB', 'UTC', 'soon', 'soon'],
  ])('in %s, in %s, %s is %s', (locale, zone, moment, written) => {
    expect(plain(speechOf(locale, zone).time(moment, NOW))).toBe(written);
  });

  test('zone, that a host makes up, is passed over', () => {
    expect(speechOf('en-GB', 'Mars/Olympus').time(NOW, NOW)).toMatch(/^\d\d:\d\d$/);
  });
});
