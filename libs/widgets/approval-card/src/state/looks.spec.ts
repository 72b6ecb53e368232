import { describe, expect, test } from '@jest/globals';
import { ToolFailure } from '../../../bridge/tool-failure.ts';
import { purchase } from '../../../test/purchases.ts';
import type { Approval } from './approval.ts';
import { endsIn, Looks } from './looks.ts';
import { NOTHING, reduce, type State } from './reducer.ts';

const ORIGIN = 'https://atelier.example';
const pending = purchase(ORIGIN, 'pending');

/** A card whose service says what the test wants, at times the test chooses. */
class Desk {
  now = Date.parse(pending.asked_at);
  asked: string[] = [];
  isAllowed = true;
  answer: () => Promise<object> = () => Promise.resolve(pending);
  state: State;
  readonly looks = new Looks({
    ask: (id) => {
      this.asked.push(id);
      return this.answer();
    },
    isAllowed: () => this.isAllowed,
    now: () => this.now,
    state: () => this.state,
    do: (action) => (this.state = reduce(this.state, action)),
  });

  constructor(approval: Approval) {
    this.state = reduce(NOTHING, { type: 'answered', approval });
  }
}

describe('looks', () => {
  test('card, that is seen again and again, looks once in a while', async () => {
    const desk = new Desk(pending);
    for (const ms of [0, 1, 4_900, 200, 5_000]) {
      desk.now += ms;
      await desk.looks.quietly();
    }
    expect(desk.asked).toHaveLength(3);
    expect(desk.state).toMatchObject({ lookedAt: desk.now, news: undefined });
  });

  test.each<[string, (desk: Desk) => void]>([
    ['where the host lets no tools be called', (desk) => (desk.isAllowed = false)],
    ['at what cannot change any more', (desk) => (desk.state = new Desk(purchase(ORIGIN, 'closed')).state)],
    ['at nothing', (desk) => (desk.state = NOTHING)],
  ])('card, %s, does not look by itself', async (_, when) => {
    const desk = new Desk(pending);
    when(desk);
    await desk.looks.quietly();
    expect(desk.asked).toEqual([]);
  });

  test('look, asked for while another is under way, waits for that one', async () => {
    const desk = new Desk(pending);
    const { promise, resolve } = Promise.withResolvers<object>();
    desk.answer = () => promise;
    const [quiet, asked] = [desk.looks.quietly(), desk.looks.asked()];
    resolve(purchase(ORIGIN, 'declined'));
    await Promise.all([quiet, asked]);
    expect(desk.asked).toHaveLength(1);
    expect(desk.state).toMatchObject({ isLooking: false, news: 'changed', approval: { status: 'declined' } });
  });

  test.each<[string, () => Promise<object>, string]>([
    ['of another approval', () => Promise.resolve({ ...pending, approval_id: 'apr_other' }), 'unreachable'],
    ['that is none', () => Promise.resolve({}), 'unreachable'],
    ['that was refused', () => Promise.reject(new ToolFailure('denied', 'no')), 'denied'],
  ])('answer, %s, changes nothing but what is told', async (_, answer, problem) => {
    const desk = new Desk(pending);
    desk.answer = answer;
    await desk.looks.asked();
    expect(desk.state).toMatchObject({ approval: pending, problem, isLooking: false });
  });

  test('answer, of longer than a minute ago, is old', () => {
    const desk = new Desk(pending);
    desk.now += 60_000;
    expect(desk.looks.isOld(pending)).toBe(false);
    desk.now += 1;
    expect(desk.looks.isOld(pending)).toBe(true);
  });
});

describe('end of an approval', () => {
  const at = Date.parse('2026-11-28T12:00:00.000Z');
  test.each([
    [pending, '2026-11-28T12:10:00.000Z', 601_500],
    [pending, '2026-11-28T12:00:00.000Z', undefined],
    [pending, null, undefined],
    [purchase(ORIGIN, 'stale'), '2026-11-28T12:10:00.000Z', undefined],
  ])('case %#, is looked at a little after it', (approval, expires_at, ms) => {
    expect(endsIn({ ...approval, expires_at }, at)).toBe(ms);
  });
});
