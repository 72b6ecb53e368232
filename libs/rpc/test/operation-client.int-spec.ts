import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { headers, type Msg, type Subscription } from '@nats-io/transport-node';
import { profile } from '#libs/contracts';
import { ERROR_HEADER, isUndelivered, TOKEN_HEADER } from '#libs/rpc';
import { Caller, patient, readFacts, TestBed } from '#libs/testing';

let bed: TestBed;
let caller: Caller;
/** Somebody in the place of the profile service, who answers whatever a test wants answered. */
let impostor: Caller;
beforeAll(async () => {
  const facts = readFacts();
  bed = await TestBed.make(facts);
  caller = await Caller.connect(facts, bed.natsUrl);
  impostor = await Caller.connect(facts, bed.natsUrl, 'profile');
});

let subscription: Subscription | undefined;
beforeEach(() => subscription?.unsubscribe());
async function answerWith(answer: (message: Msg) => void): Promise<void> {
  subscription = impostor.connection.subscribe(profile.getProfile.subject, {
    callback: (_, message) => answer(message),
  });
  await impostor.connection.flush();
}

const VIEW = {
  monthly_budget: null,
  currency: null,
  goals: [],
  style_tags: [],
  department: null,
  country: null,
  sizes: [],
  measurements: {},
};
const get = (deadline?: number) =>
  caller.call(profile.getProfile, {}, { ...(deadline === undefined ? {} : { deadline }) });
const timed = async (work: Promise<unknown>): Promise<{ error: unknown; ms: number }> => {
  const started = performance.now();
  const error: unknown = await work.then(
    () => 'answered',
    (thrown: unknown) => thrown,
  );
  return { error, ms: performance.now() - started };
};

describe('OperationClient', () => {
  test('call, nobody listens, is UNAVAILABLE within a second and names the service and the way out', async () => {
    const { error, ms } = await timed(get());
    expect(error).toMatchObject({
      code: 'UNAVAILABLE',
      details: { service: 'profile' },
      message: expect.stringMatching(
        /^The profile service is down right now\. Tools of other services keep working; try/,
      ),
    });
    expect(isUndelivered(error)).toBe(true);
    expect(ms).toBeGreaterThan(500);
    expect(ms).toBeLessThan(patient(1_500));
  });

  test('call, an instance comes back while the client is patient, is answered', async () => {
    const asked = get();
    setTimeout(() => void answerWith((message) => message.respond(JSON.stringify(VIEW))), 150);
    expect(await asked).toEqual(VIEW);
  });

  test('call, somebody listens and never answers, is UNAVAILABLE at the deadline', async () => {
    await answerWith(() => undefined);
    const { error, ms } = await timed(get(Date.now() + 300));
    expect(error).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('The profile service did not answer in time'),
    });
    expect(isUndelivered(error)).toBe(false);
    expect(ms).toBeGreaterThan(250);
    expect(ms).toBeLessThan(patient(900));
  });

  test('call, the deadline has passed already, is not sent', async () => {
    let received = 0;
    await answerWith(() => (received += 1));
    expect(await get(Date.now() - 1).catch((error: unknown) => error)).toMatchObject({ code: 'UNAVAILABLE' });
    await impostor.connection.flush();
    expect(received).toBe(0);
  });

  test('call, an answer with fields of a newer version, drops them', async () => {
    await answerWith((message) => message.respond(JSON.stringify({ ...VIEW, newer: 1 })));
    expect(await get()).toEqual(VIEW);
  });

  test.each([
    ['that does not fit the contract', JSON.stringify({ ...VIEW, goals: 'x' })],
    ['that lacks a field', JSON.stringify({ goals: [] })],
    ['that is not JSON', '<html>'],
    ['without a body', ''],
  ])('call, an answer %s, is INTERNAL and is not passed on', async (_, body) => {
    await answerWith((message) => message.respond(body));
    expect(await get().catch((error: unknown) => error)).toMatchObject({
      code: 'INTERNAL',
      message: 'The answer of profile.get_profile does not fit its contract',
    });
  });

  test.each([
    ['CONFLICT', 'CONFLICT'],
    ['A_CODE_OF_THE_FUTURE', 'INTERNAL'],
  ])('call, answered with the error %s, is the error %s with its message and details', async (code, expected) => {
    await answerWith((message) => {
      const sent = headers();
      sent.set(ERROR_HEADER, code);
      message.respond(JSON.stringify({ message: 'Cannot: because', details: { field: 'x' } }), { headers: sent });
    });
    expect(await get().catch((error: unknown) => error)).toMatchObject({
      code: expected,
      message: 'Cannot: because',
      details: { field: 'x' },
    });
  });

  test('call, as it is sent, carries a token and the input and no name of the user in clear', async () => {
    const seen: Msg[] = [];
    await answerWith((message) => {
      seen.push(message);
      message.respond(JSON.stringify(VIEW));
    });
    await caller.call(profile.getProfile, {}, { user: 'auth0|canary' });
    expect(seen[0]?.string()).toBe('{}');
    expect(seen[0]?.headers?.get(TOKEN_HEADER)).toMatch(/^[\w-]+\.[\w-]{43}$/);
    expect(seen[0]?.headers?.keys()).toEqual([TOKEN_HEADER]);
  });

  test('call, to a service whose key the caller has not, is a mistake of configuration and is not sent', async () => {
    const nowhere = { ...profile.getProfile, service: 'nowhere' };
    await expect(caller.call(nowhere, {})).rejects.toThrow('Cannot call nowhere: gateway shares no key with it');
  });
});
