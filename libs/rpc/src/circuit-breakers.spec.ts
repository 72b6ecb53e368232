import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PROBE_EVERY_MS } from './circuit.rules.ts';
import { CircuitBreakers } from './circuit-breakers.ts';

function made(): { breakers: CircuitBreakers; clock: { now: number }; told: string[] } {
  const clock = { now: 1_000 };
  const told: string[] = [];
  return {
    breakers: new CircuitBreakers(
      () => clock.now,
      (service, state) => told.push(`${service} ${state}`),
    ),
    clock,
    told,
  };
}
const fails = (breakers: CircuitBreakers, times: number): void => {
  for (let n = 0; n < times; n += 1) breakers.unanswered('catalog');
};

describe('CircuitBreakers', () => {
  test('circuit, four calls unanswered, lets through; five, refuses those of that service only', () => {
    const { breakers, told } = made();
    fails(breakers, 4);
    expect(breakers.admits('catalog')).toBe(true);
    fails(breakers, 1);
    expect([breakers.admits('catalog'), breakers.admits('profile')]).toEqual([false, true]);
    expect(told).toEqual(['catalog open']);
  });

  test('circuit, one answer among many failures, begins to count anew', () => {
    const { breakers, told } = made();
    for (let n = 0; n < 10; n += 1) {
      fails(breakers, 4);
      breakers.answered('catalog');
    }
    expect(breakers.admits('catalog')).toBe(true);
    expect(told).toEqual([]);
  });

  test('circuit, open, lets one call through after the interval, also while the one before waits', () => {
    const { breakers, clock, told } = made();
    fails(breakers, 5);
    clock.now += PROBE_EVERY_MS;
    expect([breakers.admits('catalog'), breakers.admits('catalog')]).toEqual([true, false]);
    clock.now += PROBE_EVERY_MS;
    expect([breakers.admits('catalog'), breakers.admits('catalog')]).toEqual([true, false]);
    breakers.unanswered('catalog');
    expect(breakers.admits('catalog')).toBe(false);
    breakers.answered('catalog');
    expect([breakers.admits('catalog'), breakers.admits('catalog')]).toEqual([true, true]);
    expect(told).toEqual(['catalog open', 'catalog closed']);
  });

  test('circuit, any history, lets a service that is back be used within the interval and asks one that is not no more often', () => {
    const histories = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.boolean()), { maxLength: 300 });
    fc.assert(
      fc.property(histories, (history) => {
        const { breakers, clock } = made();
        fails(breakers, 5);
        let last = clock.now;
        for (const [step, isFailing] of history) {
          clock.now += step;
          const isAdmitted = breakers.admits('catalog');
          expect(isAdmitted).toBe(clock.now - last >= PROBE_EVERY_MS);
          if (isAdmitted) last = clock.now;
          if (isFailing) breakers.unanswered('catalog');
        }
        breakers.answered('catalog');
        expect(breakers.admits('catalog')).toBe(true);
      }),
    );
  });
});
