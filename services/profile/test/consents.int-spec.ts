import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { type ConsentRequestView, consents, PURPOSES } from '#libs/contracts';
import { serviceUnderTest, type UnderTest } from '#libs/testing';
import { Consenting, somebody } from './consenting.ts';

let service: UnderTest;
let people: Consenting;
beforeAll(async () => {
  service = await serviceUnderTest('profile');
  people = new Consenting(service);
});

describe('list_consents', () => {
  test('list_consents, a person who was never asked, says of every purpose what it is and that it is not given', async () => {
    const { consents: listed } = await service.caller.call(
      consents.listConsents,
      { language: 'de' },
      { user: somebody() },
    );
    expect(listed.map(({ purpose, status, given_at }) => [purpose, status, given_at])).toEqual(
      PURPOSES.map((purpose) => [purpose, 'not_given', null]),
    );
    expect(listed[0]?.title).toBe('Meine Fotos aufbewahren');
  });
});

describe('give_consent and revoke_consent', () => {
  test('give_consent, twice, is given once', async () => {
    const user = somebody();
    const first = await people.give(user, 'photos_store');
    expect(first).toMatchObject({ purpose: 'photos_store', status: 'given', version: 1, given_version: 1 });
    expect(await people.give(user, 'photos_store')).toEqual(first);
    expect([(await people.rows(user)).length, await people.types(user)]).toEqual([1, ['consent.given.photos_store']]);
  });

  test('give_consent, of another version than the one in force, is a conflict', async () => {
    const user = somebody();
    await expect(people.give(user, 'photos_store', 2)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await people.rows(user)).toEqual([]);
  });

  test('give_consent, many tabs at once and somebody who takes it back, leaves at most one standing', async () => {
    const user = somebody();
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        i % 3 ? people.give(user, 'photos_store') : people.revoke(user, 'photos_store'),
      ),
    );
    expect((await people.rows(user)).filter(({ revoked_at }) => revoked_at === null).length).toBeLessThanOrEqual(1);
  });

  test('give_consent, given to an older text, is outdated until given anew, which is no taking back', async () => {
    const user = somebody();
    await people.give(user, 'photos_store');
    await people.outdate(user);
    expect(await people.statuses(user)).toEqual(['outdated', 'not_given', 'not_given']);
    expect(await people.ask(user, ['photos_store'])).toMatchObject({ status: 'pending' });
    expect(await people.give(user, 'photos_store')).toMatchObject({ status: 'given' });
    expect(await people.rows(user)).toMatchObject([{ revoked_via: 'newer_text' }, { revoked_at: null }]);
    const page = await service.caller.call(consents.readConsents, { language: 'en' }, { user });
    expect(page.history.map(({ what, version }) => [what, version])).toEqual([
      ['given', 1],
      ['given', 99],
    ]);
  });

  test.each([
    ['a client', { client: 'chat-app' }, 'client', 'chat-app'],
    ['the page', { session: 'session-9' }, 'page', 'session-9'],
  ] as const)('revoke_consent, by %s, ends the consent at once and says by whom', async (_, as, via, by) => {
    const user = somebody();
    await people.give(user, 'try_on_render');
    const view = await people.revoke(user, 'try_on_render', as);
    expect(view).toMatchObject({ consent: { status: 'not_given', given_at: null } });
    expect(view.notice).toContain('only the person can give it again');
    expect(await people.rows(user)).toMatchObject([{ revoked_via: via, revoked_by: by }]);
    expect(await people.types(user)).toEqual(['consent.given.try_on_render', 'consent.revoked.try_on_render']);
    // The same again changes nothing, and hears the same.
    expect(await people.revoke(user, 'try_on_render', as)).toEqual(view);
    expect(await people.types(user)).toHaveLength(2);
  });

  test('revoke_consent, of what was never given, changes nothing and says so', async () => {
    const user = somebody();
    expect(await people.revoke(user, 'photos_store')).toMatchObject({
      revoked_at: null,
      notice: expect.stringContaining('nothing has changed'),
    });
    expect([await people.rows(user), await people.events(user)]).toEqual([[], []]);
  });
});

describe('the pages', () => {
  test('read_consents, after giving and taking back, has every text, and the history newest first', async () => {
    const user = somebody();
    await people.answer(user, await people.ask(user, ['photos_store'], { client: 'chat-app' }), 'allow');
    await people.revoke(user, 'photos_store', { client: 'other-app' });
    await people.give(user, 'photos_store');
    const { consents: read, history } = await service.caller.call(consents.readConsents, { language: 'en' }, { user });
    expect(read.map(({ purpose, status, sections }) => [purpose, status, sections.length])).toEqual([
      ['photos_store', 'given', 4],
      ['try_on_render', 'not_given', 4],
      ['share_with_assistant', 'not_given', 4],
    ]);
    expect(history.map(({ what, via, client_id }) => [what, via, client_id])).toEqual([
      ['given', 'page', null],
      ['revoked', 'client', 'other-app'],
      ['given', 'page', 'chat-app'],
    ]);
  });

  test('read_consents, a long history, is the last twenty', async () => {
    const user = somebody();
    for (let i = 0; i < 11; i += 1) {
      await people.give(user, 'photos_store');
      await people.revoke(user, 'photos_store');
    }
    const { history } = await service.caller.call(consents.readConsents, { language: 'en' }, { user });
    expect([history.length, history[0]?.what]).toEqual([20, 'revoked']);
  });

  test('read_consent_request, one of two given, has both texts and says which', async () => {
    const user = somebody();
    await people.give(user, 'photos_store');
    const { request_id } = await people.ask(user, ['photos_store', 'try_on_render']);
    const input = { request_id: request_id ?? '', language: 'de' as const };
    expect(await service.caller.call(consents.readConsentRequest, input, { user })).toMatchObject({
      status: 'pending',
      consents: [
        { purpose: 'photos_store', status: 'given', language: 'de', version: 1 },
        { purpose: 'try_on_render', status: 'not_given', title: 'Kleidung auf meinen Fotos anprobieren' },
      ],
    });
  });
});

describe('whose consents', () => {
  test('consent request, of somebody else, is answered to the letter as one that is not there', async () => {
    const [owner, other] = [somebody(), somebody()];
    const request = await people.ask(owner, ['photos_store']);
    const missing = { ...request, request_id: 'x'.repeat(32) };
    const tries = (view: ConsentRequestView) => {
      const request_id = view.request_id ?? '';
      return [
        service.caller.call(consents.getConsentRequest, { request_id }, { user: other }),
        service.caller.call(consents.readConsentRequest, { request_id, language: 'en' }, { user: other }),
        people.answer(other, view, 'allow'),
        people.answer(other, view, 'deny'),
      ];
    };
    const told = async (view: ConsentRequestView) =>
      (await Promise.allSettled(tries(view))).map((one) =>
        one.status === 'rejected' ? [(one.reason as { code: string }).code, String(one.reason)] : 'answered',
      );
    const foreign = await told(request);
    expect(foreign).toEqual(await told(missing));
    expect(foreign.map(([code]) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    expect(await people.answer(owner, request, 'allow')).toMatchObject({ status: 'allowed' });
    expect([await people.statuses(other), await people.rows(other)]).toEqual([
      ['not_given', 'not_given', 'not_given'],
      [],
    ]);
  });

  test('consents, given by one, stay when another takes theirs back', async () => {
    const [one, other] = [somebody(), somebody()];
    await people.give(one, 'photos_store');
    const before = await people.rows(one);
    await people.revoke(other, 'photos_store');
    expect(await people.rows(one)).toEqual(before);
  });

  test('logs, after all of this, name no person and no request', async () => {
    const user = somebody();
    const { request_id } = await people.ask(user, ['photos_store']);
    const logged = readFileSync(service.part.logFile, 'utf8');
    for (const personal of [user, request_id ?? '']) expect(logged).not.toContain(personal);
  });
});
