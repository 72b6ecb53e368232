import { beforeAll, describe, expect, test } from '@jest/globals';
import { type ConsentRequestView, consents } from '#libs/contracts';
import { serviceUnderTest, type UnderTest } from '#libs/testing';
import { Consenting, somebody } from './consenting.ts';

let service: UnderTest;
let people: Consenting;
beforeAll(async () => {
  service = await serviceUnderTest('profile');
  people = new Consenting(service);
});

const HANDLE = /^[A-Za-z0-9_-]{32}$/;

describe('request_consent', () => {
  test('request_consent, of what is not given, makes a page and no consent', async () => {
    const user = somebody();
    const view = await people.ask(user, ['try_on_render', 'photos_store', 'photos_store'], { client: 'chat-app' });
    expect(view).toMatchObject({
      request_id: expect.stringMatching(HANDLE),
      status: 'pending',
      purposes: ['photos_store', 'try_on_render'],
      next_step: expect.stringContaining('You cannot decide for them'),
    });
    expect(view.url).toMatch(new RegExp(`^http://localhost:\\d+/consents/${view.request_id}$`));
    const hour = Date.parse(view.expires_at ?? '') - Date.now();
    expect([hour > 3_590_000, hour <= 3_600_000]).toEqual([true, true]);
    expect(await people.rows(user)).toEqual([]);
    expect(await people.events(user)).toMatchObject([
      { type: 'consent.requested', entity_type: 'consent_request', client_id: 'chat-app' },
    ]);
  });

  test('request_consent, the same again in another order, also many at once, is the request that stands', async () => {
    const user = somebody();
    const views = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        people.ask(user, i % 2 ? ['photos_store', 'try_on_render'] : ['try_on_render', 'photos_store']),
      ),
    );
    expect(new Set(views.map(({ request_id }) => request_id)).size).toBe(1);
    expect(await people.types(user)).toEqual(['consent.requested']);
  });

  test('request_consent, by another client, is a question of its own that names who asks', async () => {
    const user = somebody();
    const [one, other] = [
      await people.ask(user, ['photos_store'], { client: 'one' }),
      await people.ask(user, ['photos_store'], { client: 'other' }),
    ];
    expect(one.request_id).not.toBe(other.request_id);
    const input = { request_id: other.request_id ?? '', language: 'en' as const };
    expect(await service.caller.call(consents.readConsentRequest, input, { user })).toMatchObject({
      client_id: 'other',
    });
  });

  test('request_consent, of what is all given, has nothing to decide', async () => {
    const user = somebody();
    await people.give(user, 'photos_store');
    expect(await people.ask(user, ['photos_store'])).toMatchObject({
      request_id: null,
      status: 'allowed',
      url: null,
      expires_at: null,
    });
    expect(await people.ask(user, ['photos_store', 'try_on_render'])).toMatchObject({ status: 'pending' });
  });

  test('request_consent, after nobody decided in time, is a new request, and the old one is told apart', async () => {
    const user = somebody();
    const old = await people.ask(user, ['photos_store']);
    await people.expire(old.request_id);
    const now = await people.ask(user, ['photos_store']);
    expect(now.request_id).not.toBe(old.request_id);
    const input = { request_id: old.request_id ?? '' };
    expect(await service.caller.call(consents.getConsentRequest, input, { user })).toMatchObject({
      status: 'expired',
      url: null,
    });
  });

  test('request_consent, twenty open already, is refused with what to do, and one decided makes room', async () => {
    const user = somebody();
    const open: ConsentRequestView[] = [];
    for (let i = 0; i < 20; i += 1) open.push(await people.ask(user, ['photos_store'], { client: `app-${i}` }));
    await expect(people.ask(user, ['photos_store'], { client: 'one-more' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('let them decide'),
    });
    if (open[0]) await people.answer(user, open[0], 'deny');
    expect(await people.ask(user, ['photos_store'], { client: 'one-more' })).toMatchObject({ status: 'pending' });
  });

  test('request_consent, undecided ones a day old, are forgotten with the next', async () => {
    const user = somebody();
    const old = await people.ask(user, ['photos_store']);
    await people.expire(old.request_id, 48);
    await people.ask(user, ['photos_store']);
    const kept = await service.database.query('SELECT 1 FROM profile.consent_requests WHERE user_id = $1', [user]);
    expect(kept).toHaveLength(1);
  });
});

describe('answer_consent_request', () => {
  test('answer_consent_request, allowed, gives every purpose with its text, session, and who asked', async () => {
    const user = somebody();
    const request = await people.ask(user, ['photos_store', 'try_on_render'], { client: 'chat-app' });
    const view = await people.answer(user, request, 'allow', { session: 'session-7' });
    expect(view).toMatchObject({ request_id: request.request_id, status: 'allowed', url: null });
    const { request_id } = request;
    const given = { text_version: 1, language: 'de', session: 'session-7', request_id, asked_by: 'chat-app' };
    expect(await people.rows(user)).toMatchObject([
      { ...given, purpose: 'photos_store', text_sha256: expect.stringMatching(/^[0-9a-f]{64}$/), revoked_at: null },
      { ...given, purpose: 'try_on_render' },
    ]);
    expect(await people.statuses(user)).toEqual(['given', 'given', 'not_given']);
    const events = await people.events(user);
    expect(events.map(({ type, count }) => [type, count])).toEqual([
      ['consent.requested', 1],
      ['consent.given', 2],
    ]);
  });

  test('answer_consent_request, denied, gives nothing and leaves what stood', async () => {
    const user = somebody();
    await people.give(user, 'photos_store');
    const request = await people.ask(user, ['photos_store', 'try_on_render']);
    expect(await people.answer(user, request, 'deny')).toMatchObject({ status: 'denied' });
    expect(await people.statuses(user)).toEqual(['given', 'not_given', 'not_given']);
    expect(await people.types(user)).toEqual(['consent.given.photos_store', 'consent.requested', 'consent.denied']);
  });

  test('answer_consent_request, the same decision again, is the same answer and no second effect', async () => {
    const user = somebody();
    const request = await people.ask(user, ['photos_store']);
    const first = await people.answer(user, request, 'allow');
    await people.revoke(user, 'photos_store');
    expect(await people.answer(user, request, 'allow', { version: 77 })).toEqual(first);
    expect(await people.statuses(user)).toEqual(['not_given', 'not_given', 'not_given']);
    expect(await people.rows(user)).toHaveLength(1);
  });

  test.each([
    ['allow', 'deny', /allowed already/],
    ['deny', 'allow', /denied already/],
  ] as const)('answer_consent_request, first %s then %s, is a conflict that says so', async (first, then, message) => {
    const user = somebody();
    const request = await people.ask(user, ['photos_store']);
    await people.answer(user, request, first);
    await expect(people.answer(user, request, then)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(message),
    });
  });

  test('answer_consent_request, too late, is a conflict and gives nothing', async () => {
    const user = somebody();
    const request = await people.ask(user, ['photos_store']);
    await people.expire(request.request_id);
    await expect(people.answer(user, request, 'allow')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('time to decide is over'),
    });
    expect(await people.rows(user)).toEqual([]);
  });

  test('answer_consent_request, of a text that has changed since, gives nothing and can be decided anew', async () => {
    const user = somebody();
    const request = await people.ask(user, ['photos_store']);
    await expect(people.answer(user, request, 'allow', { version: 2 })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect([await people.rows(user), await people.types(user)]).toEqual([[], ['consent.requested']]);
    expect(await people.answer(user, request, 'allow')).toMatchObject({ status: 'allowed' });
  });

  test('answer_consent_request, a text asked for was not shown, is refused and names it', async () => {
    const user = somebody();
    const request = await people.ask(user, ['photos_store', 'try_on_render']);
    await expect(people.answer(user, { ...request, purposes: ['photos_store'] }, 'allow')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('try_on_render'),
    });
    expect(await people.rows(user)).toEqual([]);
  });

  test('answer_consent_request, two tabs that allow and deny at once, one wins and the other hears of it', async () => {
    for (let round = 0; round < 10; round += 1) {
      const user = somebody();
      const request = await people.ask(user, ['photos_store']);
      const [allowed, denied] = await Promise.allSettled([
        people.answer(user, request, 'allow'),
        people.answer(user, request, 'deny'),
      ]);
      const lost = [allowed, denied].filter((one) => one.status === 'rejected');
      expect(lost).toMatchObject([{ reason: { code: 'CONFLICT' } }]);
      const given = allowed.status === 'fulfilled';
      expect((await people.statuses(user))[0]).toBe(given ? 'given' : 'not_given');
      expect(await people.types(user)).toEqual([
        'consent.requested',
        given ? 'consent.given.photos_store' : 'consent.denied',
      ]);
    }
  });
});
