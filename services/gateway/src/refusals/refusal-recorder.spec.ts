import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createLogger } from '#libs/telemetry';
import { type Refusal, RefusalRecorder } from './refusal-recorder.ts';

const MINUTE_MS = 60_000;
const refusal = (changes: Partial<Refusal> = {}): Refusal => ({
  type: 'edge.token_refused',
  reason: 'invalid_token',
  operation: 'none',
  userId: 'anonymous',
  clientId: 'unknown',
  requestId: 'r-1',
  ...changes,
});

let written: (readonly [requestId: string, times: number])[];
let isDown: boolean;
let recorder: RefusalRecorder;

beforeEach(() => {
  jest.useFakeTimers();
  [written, isDown] = [[], false];
  recorder = new RefusalRecorder(
    ({ requestId }, times) => {
      if (isDown) return Promise.reject(new Error('no database'));
      written.push([requestId, times]);
      return Promise.resolve();
    },
    createLogger('test', 'silent'),
  );
});
afterEach(async () => {
  await recorder.stop();
  jest.useRealTimers();
});

describe('RefusalRecorder', () => {
  test('refusals, a thousand of one kind within a minute, are two events: the first at once, then their number', async () => {
    for (let n = 0; n < 1_000; n += 1) recorder.record(refusal({ requestId: `r-${n}` }));
    expect(written).toEqual([['r-0', 1]]);
    await jest.advanceTimersByTimeAsync(MINUTE_MS);
    expect(written).toEqual([
      ['r-0', 1],
      ['r-999', 999],
    ]);
    await jest.advanceTimersByTimeAsync(10 * MINUTE_MS);
    expect(written).toHaveLength(2);
  });

  test('refusals, of different users or reasons, are different events', () => {
    recorder.record(refusal());
    recorder.record(refusal({ userId: 'auth0|a', requestId: 'r-2' }));
    recorder.record(refusal({ reason: 'expired', requestId: 'r-3' }));
    expect(written.map(([id]) => id)).toEqual(['r-1', 'r-2', 'r-3']);
  });

  test('refusals, of more kinds than are remembered, are summed up without a name', async () => {
    for (let n = 0; n < 1_500; n += 1) recorder.record(refusal({ userId: `auth0|${n}`, requestId: `r-${n}` }));
    expect(written).toHaveLength(1_001);
    await jest.advanceTimersByTimeAsync(MINUTE_MS);
    expect(written.at(-1)).toEqual(['r-1499', 499]);
  });

  test('refusals, the database away, are written with the next minute that has it', async () => {
    isDown = true;
    for (let n = 0; n < 5; n += 1) recorder.record(refusal());
    await jest.advanceTimersByTimeAsync(2 * MINUTE_MS);
    expect(written).toEqual([]);
    isDown = false;
    await jest.advanceTimersByTimeAsync(MINUTE_MS);
    expect(written).toEqual([['r-1', 5]]);
  });

  test('refusals, counted when the gateway ends, are written then', async () => {
    recorder.record(refusal());
    recorder.record(refusal());
    await recorder.stop();
    expect(written).toEqual([
      ['r-1', 1],
      ['r-1', 1],
    ]);
  });
});
