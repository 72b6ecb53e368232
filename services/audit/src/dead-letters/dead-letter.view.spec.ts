import { describe, expect, test } from '@jest/globals';
import { checked, DeadLetterView } from '#libs/contracts';
import { type DeadLetterRow, toView } from './dead-letter.view.ts';

const ROW: DeadLetterRow = {
  number: '1',
  id: 'b7c86910-1001-42d7-ba35-7d2e1cacc5c0',
  received_at: new Date('2026-11-21T09:30:00.000Z'),
  subject: 'events.profile',
  source: null,
  seq: null,
  reason: 'it is not JSON',
  payload: Buffer.from('{'),
  payload_bytes: 1,
  replayed_at: null,
  replayed_as: null,
};

describe('toView', () => {
  test('toView, a letter nobody could read, keeps its contract and says null for what is not known', () => {
    const view = toView(ROW);
    expect(checked(DeadLetterView, view, 'strict')).toEqual(view);
    expect(view).toMatchObject({ source: null, seq: null, payload: 'ew==', replayed_at: null, replayed_as: null });
  });

  test('toView, numbers as the database gives them, are numbers, also the first entry', () => {
    const replayed = { source: 'profile', seq: '41', replayed_at: new Date(0), replayed_as: '0' };
    expect(toView({ ...ROW, ...replayed })).toMatchObject({
      seq: 41,
      replayed_at: '1970-01-01T00:00:00.000Z',
      replayed_as: 0,
    });
  });

  test('toView, a letter whose payload was erased, shows none, and keeps its contract', () => {
    const view = toView({ ...ROW, payload: null });
    expect(checked(DeadLetterView, view, 'strict')).toEqual(view);
    expect(view).toMatchObject({ payload: '', payload_bytes: 1 });
  });

  test('toView, a large payload, shows its beginning within the limits of the contract and says its whole length', () => {
    const view = toView({ ...ROW, payload: Buffer.alloc(65_536, 'x'), payload_bytes: 200_000 });
    expect(checked(DeadLetterView, view, 'strict')).toEqual(view);
    expect(Buffer.from(view.payload, 'base64').toString()).toBe('x'.repeat(3_072));
    expect(view.payload_bytes).toBe(200_000);
  });
});
