import { describe, expect, test } from '@jest/globals';
import { purchase } from '../../../test/purchases.ts';
import { type Action, NOTHING, reduce, type State } from './reducer.ts';

const ORIGIN = 'https://atelier.example';
const pending = purchase(ORIGIN, 'pending');
const approved = purchase(ORIGIN, 'approved');
const after = (...actions: readonly Action[]): State => actions.reduce(reduce, NOTHING);

describe('state of the card', () => {
  test('arguments, of the question, bring its note; those of a status its handle', () => {
    expect(after({ type: 'began', args: { lines: [], note: ' For May ' } })).toMatchObject({ note: 'For May' });
    expect(after({ type: 'began', args: { approval_id: 'apr_1' } })).toMatchObject({ approvalId: 'apr_1' });
    expect(after({ type: 'began', args: { approval_id: 7, note: {} } })).toEqual(NOTHING);
  });

  test('look, that was asked for, says whether something has changed', () => {
    const asked: Action[] = [{ type: 'answered', approval: pending }, { type: 'looking' }];
    expect(after(...asked)).toMatchObject({ isLooking: true });
    const same = after(...asked, { type: 'looked', approval: purchase(ORIGIN, 'pending'), at: 5 });
    expect(same).toMatchObject({ isLooking: false, news: 'same', lookedAt: 5 });
    expect(after(...asked, { type: 'looked', approval: approved, at: 5 })).toMatchObject({ news: 'changed' });
  });

  test('look, that nobody asked for, speaks only of what has changed, with a shop as well', () => {
    const first: Action = { type: 'answered', approval: approved };
    expect(after(first, { type: 'looked', approval: approved, at: 5 }).news).toBeUndefined();
    const opened = purchase(ORIGIN, 'approved', ['opened', 'unopened']);
    expect(after(first, { type: 'looked', approval: opened, at: 5 }).news).toBe('changed');
  });

  test('look, that fails, is told only to who asked for it, and the card stays', () => {
    const first: Action = { type: 'answered', approval: pending };
    const failed: Action = { type: 'lookFailed', kind: 'busy' };
    expect(after(first, failed)).toMatchObject({ approval: pending, problem: undefined });
    expect(after(first, { type: 'looking' }, failed)).toMatchObject({ approval: pending, problem: 'busy' });
  });

  test('tool, that fails, is told where there is no card yet', () => {
    const failed: Action = { type: 'failed', kind: 'refused' };
    expect(after(failed)).toMatchObject({ problem: 'refused' });
    expect(after({ type: 'answered', approval: pending }, failed)).toMatchObject({ problem: undefined });
  });

  test('answer, that the host gives late, does not go behind what the card has looked at', () => {
    const late = after({ type: 'began', args: { approval_id: pending.approval_id } }, { type: 'looking' });
    const seen = reduce(late, { type: 'looked', approval: approved, at: 5 });
    expect(reduce(seen, { type: 'answered', approval: pending }).approval).toBe(approved);
  });
});
