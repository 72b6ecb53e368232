import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { type Bound, LinkStates } from './link-states.ts';

const KEY = randomBytes(32);
const MINUTE_MS = 60_000;
const CALL: Bound = {
  userId: 'auth0|a',
  clientId: 'c',
  method: 'tools/call',
  tool: 'request_consent',
  args: { purposes: ['photos_store'], note: { b: 1, a: [2, 1] } },
};
/** Replicas that share what was used. */
function replicas({ keys = [[KEY]], at = Date.now() }: { keys?: Uint8Array[][]; at?: number } = {}): LinkStates[] {
  const used = new Set<string>();
  const useOnce = (nonce: string): Promise<boolean> => Promise.resolve(used.size < used.add(nonce).size);
  return keys.map((own) => new LinkStates(own, useOnce, () => at));
}
const one = (options: Parameters<typeof replicas>[0] = {}): LinkStates => replicas(options)[0] as LinkStates;
const inAnHour = (): Date => new Date(Date.now() + 60 * MINUTE_MS);
const sealed = (states = one(), expires = inAnHour()): Promise<string> => states.seal(CALL, 'req_1', expires);
const opens = async (state: string, bound: Partial<Bound> = {}, states = one()): Promise<boolean> =>
  (await states.open({ ...CALL, ...bound }, state)) !== undefined;

describe('LinkStates', () => {
  test('state, for the same call, opens to its handle, whatever the order of the arguments', async () => {
    const opened = await one().open(
      { ...CALL, args: { note: { a: [2, 1], b: 1 }, purposes: ['photos_store'] } },
      await sealed(),
    );
    expect(opened?.handle).toBe('req_1');
  });

  test.each<[string, Partial<Bound>]>([
    ['another person', { userId: 'auth0|b' }],
    ['another client', { clientId: 'd' }],
    ['another method', { method: 'prompts/get' }],
    ['another tool', { tool: 'request_purchase_approval' }],
    ['other arguments', { args: { ...CALL.args, purposes: ['try_on_render'] } }],
    ['a list in another order', { args: { ...CALL.args, note: { b: 1, a: [1, 2] } } }],
    ['no arguments', { args: {} }],
    ['parts that only together are the same text', { userId: 'auth0|a","c', clientId: '' }],
  ])('state, for %s, is refused', async (_, bound) => {
    expect(await opens(await sealed(), bound)).toBe(false);
  });

  test('state, with any part of it altered, cut or made up, is refused', async () => {
    const state = await sealed();
    const [prefix = '', body = '', mac = ''] = state.split('.');
    const payload = JSON.parse(Buffer.from(body, 'base64url').toString()) as { p: object };
    const forged = Buffer.from(JSON.stringify({ ...payload, p: { ...payload.p, handle: 'req_2' } })).toString(
      'base64url',
    );
    const made = [
      '',
      '.',
      'v1.',
      `${prefix}.${forged}.${mac}`,
      `${prefix}.${body}.`,
      `${prefix}.${body}`,
      `v2.${body}.${mac}`,
    ];
    for (const wrong of [
      ...made,
      state.slice(1),
      `${state.slice(0, -2)}AA`,
      'x'.repeat(5_000),
      await sealed(one({ keys: [[randomBytes(32)]] })),
    ])
      expect([wrong, await opens(wrong)]).toEqual([wrong, false]);
  });

  test('state, after the link or its own hour is over, is refused, and not before', async () => {
    const soon = new Date(Date.now() + 5 * MINUTE_MS);
    const later = (minutes: number): LinkStates => one({ at: Date.now() + minutes * MINUTE_MS });
    expect(await opens(await sealed(one(), soon), {}, later(4))).toBe(true);
    expect(await opens(await sealed(one(), soon), {}, later(6))).toBe(false);
    const inAMonth = new Date(Date.now() + 30 * 24 * 60 * MINUTE_MS);
    expect(await opens(await sealed(one(), inAMonth), {}, later(58))).toBe(true);
    expect(await opens(await sealed(one(), inAMonth), {}, later(61))).toBe(false);
  });

  test('state, used at one replica, is used up at every other', async () => {
    const [first, second] = replicas({ keys: [[KEY], [KEY]] }) as [LinkStates, LinkStates];
    const state = await sealed(first);
    const [here, there] = [await first.open(CALL, state), await second.open(CALL, state)];
    expect(await Promise.all([here?.use(), there?.use(), here?.use()])).toEqual([true, false, false]);
    expect(await (await second.open(CALL, await sealed(first)))?.use()).toBe(true);
  });

  test('state, sealed with the old key or the new while keys are changed, opens at both', async () => {
    const fresh = randomBytes(32);
    const [old, changing, renewed] = replicas({ keys: [[KEY], [fresh, KEY], [fresh]] }) as [
      LinkStates,
      LinkStates,
      LinkStates,
    ];
    expect(await opens(await sealed(old), {}, changing)).toBe(true);
    expect(await opens(await sealed(changing), {}, renewed)).toBe(true);
    expect(await opens(await sealed(old), {}, renewed)).toBe(false);
  });
});
