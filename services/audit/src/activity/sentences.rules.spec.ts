import { describe, expect, test } from '@jest/globals';
import { operations } from '#libs/contracts';
import { appOf, sentenceOf } from './sentences.rules.ts';

const said = (type: string, decision = 'done', operation = 'audit.unknown'): string =>
  sentenceOf({ type, decision, operation });

describe('sentenceOf', () => {
  test.each([
    ['profile.sizes_set', 'done', 'Changed your sizes or measurements'],
    ['client.disconnected', 'done', 'Disconnected an app: it can do nothing in your name any more'],
    ['client.reconnected', 'done', 'Connected an app again that you had disconnected'],
    ['consent.given', 'done', 'Gave several consents'],
    ['consent.given.photos_store', 'done', 'Allowed Atelier to keep your photos'],
    ['consent.revoked.something_newer', 'done', 'Took a consent back'],
    ['address.set', 'done', 'Set your address'],
    ['approval.link_opened', 'opened', 'Opened a shop to buy what you had approved'],
    ['feed_import.finished', 'done', 'Finished importing a merchant’s products'],
    ['feed_import.finished', 'failed', 'Could not import a merchant’s products'],
    [
      'ledger.dead_letter_replayed',
      'refused',
      'Tried to take an event into the audit ledger that still cannot be read',
    ],
    ['profile.sizes_set.from_photo', 'done', 'Changed your sizes or measurements'],
  ])('sentenceOf, %s that was %s, is: %s', (type, decision, sentence) => {
    expect(said(type, decision)).toBe(sentence);
  });

  test('sentenceOf, in German, is German, also where there are no words', () => {
    const act = { decision: 'done', operation: 'audit.unknown' };
    expect(sentenceOf({ ...act, type: 'profile.sizes_set' }, 'de')).toBe('Größen oder Maße geändert');
    expect(sentenceOf({ ...act, type: 'half.known' }, 'de')).toBe('Etwas wurde getan: half known');
  });

  test('sentenceOf, a type it has no words for, names the tool by its title', () => {
    const operation = operations.find(({ tool }) => tool !== undefined);
    expect(said('nothing.known', 'done', operation?.name)).toBe(`Used “${operation?.tool?.title}”`);
  });

  test('sentenceOf, neither type nor tool known, says the type in words', () => {
    expect(said('closet-sync.half_done')).toBe('Something was done: closet sync half done');
  });

  test.each(['toString', 'constructor.name', '__proto__', 'hasOwnProperty'])(
    'sentenceOf, a type named like a member of every object (%s), is still a sentence',
    (type) => {
      expect(said(type)).toMatch(/^Something was done: /);
    },
  );
});

describe('appOf', () => {
  test.each([
    [null, null],
    ['https://chatgpt.com/oauth/client.json', 'chatgpt.com'],
    ['https://chatgpt.com:8443/x', 'chatgpt.com:8443'],
    ['http://chatgpt.com/x', null],
    ['javascript:alert(1)', null],
    ['catalog-import-worker', 'catalog-import-worker'],
    ['worker', 'worker'],
    ['k3Jh4xYz9', null],
    ['-worker', null],
    ['Worker', null],
    ['', null],
  ])('appOf, the client %j, is %j', (client, app) => {
    expect(appOf(client)).toBe(app);
  });
});
