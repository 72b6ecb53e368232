import { describe, expect, test } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import type { GatewayRequest } from '../request.ts';
import { MessageLimitGuard } from './limit.guards.ts';
import type { Limits } from './limits.ts';
import { rateLimited } from './quota.ts';

const CALL = { method: 'tools/call', params: { name: 'get_profile' } };
const COMPLETION = { method: 'completion/complete' };

/** What becomes of a body where so many more messages are allowed, and how many of them were counted. */
async function guarded(body: unknown, allowed: number): Promise<{ outcome: string; counted: number }> {
  let counted = 0;
  const limits = {
    admit: () => ((counted += 1) > allowed ? Promise.reject(rateLimited('too many reads', 1)) : undefined),
  } as unknown as Limits;
  const request = { body } as GatewayRequest;
  const context = { switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext;
  const outcome = await Promise.resolve(new MessageLimitGuard(limits).canActivate(context)).then(
    () => (request.limited ? 'told by the tools' : 'let through'),
    () => 'refused',
  );
  return { outcome, counted };
}

describe('MessageLimitGuard', () => {
  test.each([
    ['calls within the limit', [CALL, CALL], 2, { outcome: 'let through', counted: 2 }],
    ['a call too many', [CALL, CALL, CALL], 1, { outcome: 'told by the tools', counted: 2 }],
    ['something else behind a call too many', [CALL, CALL, COMPLETION], 1, { outcome: 'refused', counted: 2 }],
    ['something else before a call too many', [COMPLETION, CALL], 1, { outcome: 'refused', counted: 2 }],
    ['something else too many', [CALL, COMPLETION], 1, { outcome: 'refused', counted: 2 }],
    ['more messages than a batch may hold', Array(21).fill(CALL), 30, { outcome: 'let through', counted: 1 }],
  ])('batch, with %s, is counted and answered whole', async (_, body, allowed, expected) => {
    expect(await guarded(body, allowed)).toEqual(expected);
  });
});
